namespace Mechanisms.Conformance.Bandits;

/// <summary>What a plain learner knows of an arm.</summary>
public sealed class PlainArm
{
    public long Shows { get; set; }

    public long Clicks { get; set; }

    public double Rewards { get; set; }

    public long EliminatedAt { get; set; }

    public bool IsActive => EliminatedAt == 0;
}
