using Mechanisms.Foundations.Numerics;

namespace Mechanisms;

/// <summary>Makes lotteries.</summary>
public static class Lottery
{
    // Up to here comparing each with each is faster than a dictionary.
    private const int FewChances = 8;

    /// <summary>The lottery that leaves nothing to chance.</summary>
    /// <typeparam name="TOutcome">What is drawn.</typeparam>
    /// <param name="outcome">The outcome.</param>
    /// <returns>The outcome with weight 1.</returns>
    public static Lottery<TOutcome> Certain<TOutcome>(TOutcome outcome) => new([new Chance<TOutcome>(outcome, Rational.One)]);

    /// <summary>The lottery in which every listed outcome is equally likely; one listed twice is twice as likely.</summary>
    /// <typeparam name="TOutcome">What is drawn.</typeparam>
    /// <param name="outcomes">The outcomes, at least one.</param>
    /// <returns>The lottery.</returns>
    /// <exception cref="ArgumentException">There is no outcome.</exception>
    public static Lottery<TOutcome> Uniform<TOutcome>(ReadOnlySpan<TOutcome> outcomes)
    {
        Chance<TOutcome>[] chances = new Chance<TOutcome>[outcomes.Length];
        for (int index = 0; index < chances.Length; index++)
        {
            chances[index] = new(outcomes[index], Rational.One / chances.Length);
        }

        return Of<TOutcome>(chances);
    }

    /// <summary>A lottery from outcomes and weights, in O(chances).</summary>
    /// <typeparam name="TOutcome">What is drawn.</typeparam>
    /// <param name="chances">Outcomes with weights that are at least 0 and sum to 1 exactly; weight 0 is left out, equal outcomes are merged.</param>
    /// <returns>The lottery.</returns>
    /// <exception cref="ArgumentException">A weight is negative, or the weights do not sum to 1.</exception>
    public static Lottery<TOutcome> Of<TOutcome>(params ReadOnlySpan<Chance<TOutcome>> chances)
    {
        List<Chance<TOutcome>> merged = new(chances.Length);
        Dictionary<Key<TOutcome>, int>? places = chances.Length > FewChances ? new(chances.Length) : null;
        Rational sum = Rational.Zero;
        foreach (Chance<TOutcome> chance in chances)
        {
            RequireWeight(chance.Weight);
            sum += chance.Weight;
            Add(merged, places, chance);
        }

        return sum == Rational.One
            ? new([.. merged])
            : throw new ArgumentException(
                $"Weights must sum to 1 exactly; got {sum}. Divide them by their sum, or add the missing outcome.", nameof(chances));
    }

    private static void RequireWeight(Rational weight)
    {
        if (weight.Sign < 0)
        {
            throw new ArgumentException($"A weight must be at least 0; got {weight}. Check the sign.", nameof(weight));
        }
    }

    private static void Add<TOutcome>(List<Chance<TOutcome>> merged, Dictionary<Key<TOutcome>, int>? places, Chance<TOutcome> chance)
    {
        if (chance.Weight.IsZero)
        {
            return;
        }

        Key<TOutcome> key = new(chance.Outcome);
        int place = places is null ? merged.FindIndex(known => EqualityComparer<TOutcome>.Default.Equals(known.Outcome, chance.Outcome))
            : places.TryGetValue(key, out int known) ? known : -1;
        if (place < 0)
        {
            places?.Add(key, merged.Count);
            merged.Add(chance);
        }
        else
        {
            merged[place] = merged[place] with { Weight = merged[place].Weight + chance.Weight };
        }
    }

    // A dictionary wants keys that are not null; an outcome may be.
    private readonly record struct Key<TOutcome>(TOutcome Outcome);
}
