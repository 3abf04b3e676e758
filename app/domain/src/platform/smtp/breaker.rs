use std::mem;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use tokio::sync::Notify;

use crate::redacted;

const FIRST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(60);

/// Keeps workers from a mail server that takes nobody's mail, because it is away or because it refuses the settings:
/// after every failure in a row they stay away for longer, then one mail tries first. Each process learns for itself.
#[derive(Clone, Default)]
pub(crate) struct Breaker(Arc<(Mutex<State>, Notify)>);

#[derive(Default)]
struct State {
    failures: u32,
    open_until: Option<Instant>,
    /// What is wrong with the settings.
    fault: Option<String>,
}

impl Breaker {
    /// The mail server answered, whatever it said about one mail.
    pub fn answered(&self) {
        let before = mem::take(&mut *self.state());
        if before.fault.is_some() {
            tracing::info!("the mail server accepts the settings again: mails leave");
            self.0.1.notify_one();
        }
    }

    /// The mail server was away.
    pub fn away(&self) {
        let mut state = self.state();
        // Mails that were on their way together fail together: that is one failure.
        if state.open_until.is_none_or(|until| until <= Instant::now()) {
            state.failures += 1;
            state.open_until = Some(Instant::now() + length(state.failures));
        }
    }

    /// The mail server takes no mail with these settings. The log has it once, however often it is tried.
    pub fn misconfigured(&self, reason: &str) {
        self.away();
        if self.state().fault.replace(reason.to_owned()).is_none() {
            tracing::error!(error = redacted(&reason), "no mail can leave with these settings: mails are held back");
            self.0.1.notify_one();
        }
    }

    /// What is wrong with the settings, as far as is known.
    pub fn fault(&self) -> Option<String> {
        self.state().fault.clone()
    }

    /// Waits until it is known that the settings are wrong, or that they are right again.
    pub async fn fault_changed(&self) {
        self.0.1.notified().await;
    }

    /// Whether the last answer was none: then one mail goes first.
    pub fn doubtful(&self) -> bool {
        self.state().failures > 0
    }

    /// When mails may be tried again; `None` for now.
    pub fn open_until(&self) -> Option<Instant> {
        self.state().open_until.filter(|until| *until > Instant::now())
    }

    /// How long a mail that could not be tried should wait.
    pub fn pause(&self) -> TimeDelta {
        TimeDelta::from_std(length(self.state().failures.max(1))).unwrap_or_default()
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn length(failures: u32) -> Duration {
    (FIRST * 2_u32.pow(failures.clamp(1, 7) - 1)).min(LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_a_minute() {
        assert_eq!([1, 2, 3, 7, 40].map(length), [1, 2, 4, 60, 60].map(Duration::from_secs));
    }

    #[test]
    fn failures_together_are_one() {
        let breaker = Breaker::default();
        assert!(!breaker.doubtful());
        for _ in 0..5 {
            breaker.away();
        }
        assert_eq!(breaker.pause(), TimeDelta::seconds(1));
        assert!(breaker.doubtful() && breaker.open_until().is_some());
        breaker.answered();
        assert!(!breaker.doubtful() && breaker.open_until().is_none());
    }

    #[test]
    fn a_fault_of_the_settings_is_known_until_a_mail_was_taken() {
        let breaker = Breaker::default();
        breaker.misconfigured("535 no");
        breaker.away();
        assert_eq!(breaker.fault().as_deref(), Some("535 no"));
        assert!(breaker.doubtful() && breaker.open_until().is_some());
        breaker.answered();
        assert!(breaker.fault().is_none() && !breaker.doubtful());
    }
}
