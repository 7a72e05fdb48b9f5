namespace Mechanisms.Cli.Solving;

/// <summary>The forms of text that hold a linear program.</summary>
internal enum ProgramForm
{
    /// <summary>MPS, fixed or free.</summary>
    Mps,

    /// <summary>CPLEX-LP.</summary>
    Lp,
}
