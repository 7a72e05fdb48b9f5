namespace Mechanisms.SideBySide.Peers;

/// <summary>Another linear-programming solver, in one of its modes.</summary>
internal interface IPeer
{
    /// <summary>Gets the name with the mode, for example <c>clp dual</c>.</summary>
    string Name { get; }

    /// <summary>Gets the version that the solver reports.</summary>
    string Version { get; }

    /// <summary>Makes the solver's own model of a program.</summary>
    IPeerModel Load(ProgramArrays program);
}
