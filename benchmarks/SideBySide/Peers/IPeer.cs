namespace Mechanisms.SideBySide.Peers;

/// <summary>Another linear-programming solver, in one of its modes.</summary>
internal interface IPeer
{
    /// <summary>Seconds after which CLP and SciPy give up a solve, of whichever clock they have for that; the others have no limit.</summary>
    const double LongestSeconds = 60;

    /// <summary>Gets the name with the mode, for example <c>clp dual</c>.</summary>
    string Name { get; }

    /// <summary>Gets the version that the solver reports.</summary>
    string Version { get; }

    /// <summary>Gets the clock of the processor that solves, in seconds: that of the calling thread unless the solver is a process of its own.</summary>
    Func<double> Clock => Measuring.ThreadClock.Now;

    /// <summary>Makes the solver's own model of a program.</summary>
    IPeerModel Load(ProgramArrays program);
}
