package io.swingup.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EnvironmentThreadsTest {
  private static final Duration NO_TIME = Duration.ofMillis(1);

  private final List<String> notices = new ArrayList<>();

  private static <T> List<T> all(EnvironmentThreads threads, int count, IntFunction<T> work) {
    return threads.all(count, work, i -> "environment " + i);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void worksAtTheSameTimeAndKeepsTheOrder() {
    CountDownLatch[] answered = new CountDownLatch[5];
    for (int i = 0; i < answered.length; i++) {
      answered[i] = new CountDownLatch(1);
    }
    answered[4].countDown();

    try (EnvironmentThreads threads = new EnvironmentThreads(4, notices::add)) {
      assertThat(
              all(
                  threads,
                  4,
                  i -> {
                    await(answered[i + 1]); // the last answers first
                    answered[i].countDown();
                    return i;
                  }))
          .containsExactly(0, 1, 2, 3);
    }
  }

  @Test
  void asksAnEnvironmentThatIsAloneOnTheThreadOfTheCaller() {
    try (EnvironmentThreads threads = new EnvironmentThreads(1, notices::add)) {
      assertThat(all(threads, 2, i -> Thread.currentThread()))
          .containsExactly(Thread.currentThread(), Thread.currentThread());
    }
  }

  @Test
  void throwsWhatTheFirstByOrderThrewWhenAllHaveEnded() {
    CountDownLatch later = new CountDownLatch(1);
    try (EnvironmentThreads threads = new EnvironmentThreads(3, notices::add)) {
      assertThatThrownBy(
              () ->
                  all(
                      threads,
                      3,
                      i -> {
                        if (i == 2) {
                          later.countDown();
                          throw new StackOverflowError("third");
                        }
                        await(later);
                        if (i == 1) {
                          throw new IllegalStateException("second");
                        }
                        return i;
                      }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("second");
      assertThatThrownBy(
              () ->
                  all(
                      threads,
                      1,
                      i -> {
                        throw new OutOfMemoryError("first");
                      }))
          .isInstanceOf(OutOfMemoryError.class)
          .hasMessage("first");
    }
  }

  @Test
  void namesWhatDoesNotAnswerAndWaitsOn() {
    CountDownLatch named = new CountDownLatch(1);
    try (EnvironmentThreads threads =
        new EnvironmentThreads(
            3,
            notice -> {
              notices.add(notice);
              named.countDown();
            },
            NO_TIME)) {
      List<Integer> answers =
          all(
              threads,
              3,
              i -> {
                if (i == 1) {
                  await(named);
                }
                return i;
              });

      assertThat(answers).containsExactly(0, 1, 2);
    }
    assertThat(notices).hasSize(1).contains("environment 1 has not answered for 0 s");
  }

  /* The third work begins on the thread on which the second has failed. */
  @Test
  void aFailureIsHeardWhereAnotherDoesNotAnswer() {
    CountDownLatch failed = new CountDownLatch(1);
    CountDownLatch heard = new CountDownLatch(1);
    try (EnvironmentThreads threads = new EnvironmentThreads(2, notice -> await(failed), NO_TIME)) {
      assertThatThrownBy(
              () ->
                  all(
                      threads,
                      3,
                      i -> {
                        if (i == 1) {
                          throw new IllegalStateException("broken");
                        }
                        if (i == 2) {
                          failed.countDown();
                        }
                        await(heard);
                        return i;
                      }))
          .hasMessage("broken");
      heard.countDown();
    }
  }
}
