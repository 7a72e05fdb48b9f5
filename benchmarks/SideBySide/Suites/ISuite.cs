namespace Mechanisms.SideBySide.Suites;

/// <summary>One kind of comparison.</summary>
internal interface ISuite
{
    /// <summary>Gets the name that selects it on the command line.</summary>
    string Name { get; }

    /// <summary>Gets what it compares, in one line.</summary>
    string Summary { get; }

    void Run(Bench bench);
}
