namespace Mechanisms.InformationAcquisition;

/// <summary>What a linear program of hired agents looks for.</summary>
internal enum AgentsGoal
{
    /// <summary>The principal's best value.</summary>
    Value,

    /// <summary>The effort profiles that some mechanism recommends with positive probability.</summary>
    Support,

    /// <summary>The least payment cap under which the one profile of the support can always be recommended.</summary>
    LeastCap,
}
