package io.opvitals.benchmarks.springapp;

import java.io.IOException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.context.WebServerApplicationContext;

/** Says {@code READY} and its port on standard output once Spring is ready, and ends when its standard input does. */
@SpringBootApplication(proxyBeanMethods = false)
public class SpringApp {

    public static void main(String[] args) throws IOException {
        try (var context = SpringApplication.run(SpringApp.class, args)) {
            int port = ((WebServerApplicationContext) context).getWebServer().getPort();
            System.out.println("READY " + port);
            System.in.transferTo(System.out);
        }
    }
}
