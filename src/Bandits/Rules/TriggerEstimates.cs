namespace Mechanisms.Bandits.Rules;

/// <summary>What a grim trigger in lanes holds arms to.</summary>
internal enum TriggerEstimates
{
    /// <summary>Weights that are known: GGTM.</summary>
    Known = 0,

    /// <summary>A ridge estimator for every arm: OptGTM.</summary>
    Ridge = 1,
}
