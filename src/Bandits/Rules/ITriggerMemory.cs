namespace Mechanisms.Bandits.Rules;

/// <summary>Where a kernel keeps grim triggers and their arms: a handle, passed by value.</summary>
/// <typeparam name="TReal">Lane reals.</typeparam>
/// <typeparam name="TInteger">Lane integers.</typeparam>
internal interface ITriggerMemory<TReal, TInteger>
    where TReal : struct
    where TInteger : struct
{
    /// <summary>Numbers that <see cref="Spare"/> has.</summary>
    const int SpareCount = (2 * RidgeShape.MostDimensions) + (RidgeShape.MostDimensions * (RidgeShape.MostDimensions + 1) / 2);

    /// <summary>Gets the number of arms.</summary>
    int Arms { get; }

    /// <summary>Gets the length of contexts, at most <see cref="RidgeShape.MostDimensions"/>.</summary>
    int Dimension { get; }

    /// <summary>The place of an arm.</summary>
    ref TriggerLanes<TReal, TInteger> Arm(int arm);

    /// <summary>The place of what is counted.</summary>
    ref TriggerTally<TReal> Tally();

    /// <summary>The place of a number of the estimators, which lie one after another, each in the order of <see cref="RidgeShape"/>.</summary>
    ref TReal Estimator(int index);

    /// <summary>The place of an entry of the contexts that arms report, shape [arm, dimension].</summary>
    ref TReal Context(int index);

    /// <summary>The place of an entry of what reports multiply the truth with, shape [arm, dimension].</summary>
    ref TReal Factor(int index);

    /// <summary>The place of an entry of the round's user.</summary>
    ref TReal User(int entry);

    /// <summary>The place of a number that is kept nowhere: <see cref="SpareCount"/> of them.</summary>
    ref TReal Spare(int index);

    /// <summary>An entry of the arms' true features, shape [arm, dimension].</summary>
    double Feature(int index);

    /// <summary>An entry of the true weights.</summary>
    double Weight(int entry);

    /// <summary>An entry of the weights that the learner knows, if it knows any.</summary>
    double KnownWeight(int entry);
}
