using Mechanisms.Foundations.Numerics;

namespace Mechanisms;

/// <summary>An outcome and the probability that a lottery gives it.</summary>
/// <remarks>The default value has weight 0 and stands in no lottery.</remarks>
/// <typeparam name="TOutcome">What is drawn.</typeparam>
/// <param name="Outcome">The outcome.</param>
/// <param name="Weight">Its probability, exactly.</param>
public readonly record struct Chance<TOutcome>(TOutcome Outcome, Rational Weight);
