namespace Mechanisms.Foundations.Numerics;

/// <summary>An exact sum, and the size of the terms that it was added up from: the scale on which it is judged to be none.</summary>
/// <remarks>
/// A gain that was added up from cents is none of a billion's business: each sum carries its own scale, so that a large number elsewhere in a problem
/// hides nothing. The default value is the empty sum. Immutable and thread-safe.
/// </remarks>
/// <param name="Value">The sum, exactly.</param>
/// <param name="Size">The sum of the sizes of its terms, at least 0.</param>
public readonly record struct MeasuredSum(Rational Value, double Size)
{
    /// <summary>Adds two sums.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>The sum of values and of sizes.</returns>
    public static MeasuredSum operator +(MeasuredSum left, MeasuredSum right) => new(left.Value + right.Value, left.Size + right.Size);

    /// <summary>Subtracts a sum from another.</summary>
    /// <param name="left">The sum to subtract from.</param>
    /// <param name="right">The sum to subtract.</param>
    /// <returns>The difference of values and the sum of sizes.</returns>
    public static MeasuredSum operator -(MeasuredSum left, MeasuredSum right) => new(left.Value - right.Value, left.Size + right.Size);

    /// <summary>Weights a sum.</summary>
    /// <param name="weight">The weight.</param>
    /// <param name="sum">The sum.</param>
    /// <returns>The sum with every term multiplied by the weight.</returns>
    public static MeasuredSum operator *(Rational weight, MeasuredSum sum) => new(weight * sum.Value, Math.Abs(weight.ToDouble()) * sum.Size);

    /// <summary>A sum of one term.</summary>
    /// <param name="term">The term.</param>
    /// <returns>The sum.</returns>
    public static MeasuredSum Of(Rational term) => new(term, Math.Abs(term.ToDouble()));

    /// <summary>The product of weights and amounts, added up.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="amounts">The amounts, as many.</param>
    /// <returns>The sum of the products.</returns>
    /// <exception cref="ArgumentException">There are more or fewer amounts than weights.</exception>
    public static MeasuredSum Of(ReadOnlySpan<Rational> weights, ReadOnlySpan<Rational> amounts)
    {
        ModelData.RequireCount(amounts.Length, weights.Length, "amounts, one per weight", nameof(amounts));
        MeasuredSum sum = default;
        for (int place = 0; place < weights.Length; place++)
        {
            sum += Of(weights[place] * amounts[place]);
        }

        return sum;
    }

    /// <summary>The sum of larger value; of equal ones the first.</summary>
    /// <param name="first">The first.</param>
    /// <param name="second">The second.</param>
    /// <returns>One of the two.</returns>
    public static MeasuredSum Max(MeasuredSum first, MeasuredSum second) => second.Value > first.Value ? second : first;

    /// <summary>Whether the value is above 0 by more than a tolerance allows for terms of this size.</summary>
    /// <param name="tolerance">The tolerance; the default makes every value above 0 count, however small.</param>
    /// <returns>True when the value counts.</returns>
    public bool IsAbove(Tolerance tolerance) => Value.Sign > 0 && (tolerance == default || tolerance.Exceeds(Value.ToDouble(), Size));
}
