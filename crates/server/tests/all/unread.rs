//! A refusal reaches its client also when it came before the whole request.

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::support::App;

/// Reads up to the end of one answer with an error's body.
async fn answer(stream: &mut TcpStream) -> String {
    let mut text = String::new();
    let mut buffer = vec![0; 4096];
    while !text.ends_with('}') {
        let n_bytes = stream.read(&mut buffer).await.unwrap();
        assert!(n_bytes > 0, "closed after {text:?}");
        text.push_str(std::str::from_utf8(&buffer[..n_bytes]).unwrap());
    }
    text
}

#[tokio::test]
async fn who_is_refused_may_send_to_the_end_and_go_on() {
    const N_BYTES: usize = 4 << 20;
    let app = App::new().await;
    let running = app.server.listen().await.unwrap();
    let mut stream = TcpStream::connect(running.address()).await.unwrap();
    // Nobody is signed in, so the form is refused before it is looked at.
    for path in ["/plugins", "/files", "/posts"] {
        let head = format!(
            "POST /api/v4{path} HTTP/1.1\r\nhost: localhost\r\ncontent-length: {N_BYTES}\r\n\
             content-type: multipart/form-data; boundary=x\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        stream.write_all(&vec![b'.'; N_BYTES]).await.unwrap();
        let answer = answer(&mut stream).await;
        assert!(answer.starts_with("HTTP/1.1 401 "), "{path}: {answer}");
        assert!(!answer.to_lowercase().contains("connection: close"), "{path}: {answer}");
    }
    drop(stream);
    running.stop().await;
}
