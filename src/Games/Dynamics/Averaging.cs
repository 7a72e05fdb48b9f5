namespace Mechanisms.Games.Dynamics;

/// <summary>How much the strategy of a round counts in the average of play.</summary>
public enum Averaging
{
    /// <summary>Every round counts the same.</summary>
    Uniform = 0,

    /// <summary>Round t counts t, so that early mistakes fade.</summary>
    Linear = 1,
}
