namespace Mechanisms.Cli;

/// <summary>What the exit code of the command says.</summary>
public enum ExitCode
{
    /// <summary>The question was answered, whatever the answer.</summary>
    Answered = 0,

    /// <summary>A file or folder could not be used.</summary>
    BadData = 1,

    /// <summary>The command line was not understood.</summary>
    BadUsage = 2,

    /// <summary>A claim was refuted: an acceptance check failed, or an audit did not confirm the answer.</summary>
    Refuted = 3,

    /// <summary>The user interrupted the work.</summary>
    Interrupted = 130,
}
