namespace Mechanisms.Bandits.StrategicContexts;

/// <summary>Which estimate a grim trigger holds a round's reward against.</summary>
public enum LcbTiming
{
    /// <summary>The one from before the round, on which the arm was chosen.</summary>
    PreUpdate = 0,

    /// <summary>The one that has learned from the round itself, as in the authors' program.</summary>
    PostUpdate = 1,
}
