namespace Mechanisms.SideBySide.Peers;

/// <summary>Which of CLP's solves is called.</summary>
internal enum ClpMode
{
    /// <summary>What CLP takes to be best, presolve included.</summary>
    InitialSolve,

    /// <summary>The dual simplex method, without presolve.</summary>
    Dual,

    /// <summary>The primal simplex method, without presolve.</summary>
    Primal,
}
