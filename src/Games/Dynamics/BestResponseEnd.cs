namespace Mechanisms.Games.Dynamics;

/// <summary>How a path of best responses ended.</summary>
public enum BestResponseEnd
{
    /// <summary>Nobody gains by leaving: the last profile is a Nash equilibrium in pure strategies, exactly.</summary>
    Equilibrium,

    /// <summary>Play came back to a profile with the same player in turn, and would go round for ever.</summary>
    Cycle,

    /// <summary>The limit of steps stopped it.</summary>
    StepLimit,
}
