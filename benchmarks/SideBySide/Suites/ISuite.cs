namespace Mechanisms.SideBySide.Suites;

/// <summary>One kind of comparison.</summary>
internal interface ISuite
{
    /// <summary>Gets the name that selects it on the command line.</summary>
    string Name { get; }

    /// <summary>Gets what it compares, in one line.</summary>
    string Summary { get; }

    /// <summary>Why it cannot run here; null when it can. A suite that was named then ends the command, one of many is left out.</summary>
    string? AbsenceOf(Bench bench) => null;

    void Run(Bench bench);
}
