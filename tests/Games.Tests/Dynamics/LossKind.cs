namespace Mechanisms.Games.Tests.Dynamics;

/// <summary>How the losses of a case come about.</summary>
public enum LossKind
{
    /// <summary>Quarters drawn afresh: many ties.</summary>
    Random,

    /// <summary>1 for the likeliest action of the learner's own strategy, 0 elsewhere.</summary>
    Adversarial,

    /// <summary>0 and 1 in turn, out of step between neighbors.</summary>
    Alternating,

    /// <summary>A best action that changes every 16 rounds.</summary>
    Blocks,

    /// <summary>The same losses in every round.</summary>
    Constant,
}
