using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Verification;

/// <summary>Exact numbers between bounds: values, costs, locations, marks.</summary>
internal sealed record NumberTypes(Rational Lowest, Rational Highest, string Words, bool IsInterval = false) : TypeGenerator<Rational>(0, 0)
{
    private static readonly int[] Denominators = [2, 3, 4, 5, 10];

    public override string ToString() => Words;

    internal override Gen<Rational> Draw(CaseSize scale, int agent) => Number;

    internal override Gen<Rational> Near(CaseSize scale, int agent, Rational type) => Around(type);

    internal override IEnumerable<Rational> Smaller(Rational type) => NumberSteps.Smaller(type).Where(Contains);

    internal override IEnumerable<Rational> Nearer(Rational report, Rational truth) => NumberSteps.Nearer(report, truth).Where(number => number != truth && Contains(number));

    internal bool Contains(Rational number) => number >= Lowest && number <= Highest;

    /// <summary>Gets a generator of small whole numbers, some larger, some fractions, and the bounds.</summary>
    internal Gen<Rational> Number => Gen.Sized(size =>
    {
        const int Small = 4;
        Rational width = Highest - Lowest;
        Gen<Rational> whole = Whole(Math.Min(1 + (size / 8), Small));
        Gen<Rational> fraction = Gen.Elements(Denominators).SelectMany(
            denominator => Gen.Choose(0, denominator * 3), (denominator, part) => new Rational(part, denominator));
        Gen<Rational> share = Gen.Elements(Denominators).SelectMany(
            denominator => Gen.Choose(0, denominator), (denominator, part) => Lowest + (width * new Rational(part, denominator)));
        Gen<Rational> small = Gen.Frequency((6, whole.Select(Beside)), (2, fraction.Select(Beside)), (1, Whole(1 + size).Select(Beside)));
        return !IsInterval ? small : Gen.Frequency(
            (1, Gen.Elements(Lowest, Highest)), (width <= Small ? 5 : 2, share), (width <= Small ? 1 : 3, small));
    });

    /// <summary>Numbers at and beside a number.</summary>
    internal Gen<Rational> Around(Rational number) => Gen.Choose(0, 8).Select(place => Inside(place switch
    {
        0 => Rational.Zero,
        1 => number - 1,
        2 => number + 1,
        3 => number - new Rational(1, 2),
        4 => number + new Rational(1, 2),
        5 => number / 2,
        6 => number * 2,
        7 => number - new Rational(1, 10),
        _ => number + new Rational(1, 10),
    }));

    private static Gen<Rational> Whole(int most) => Gen.Choose(-most, most).Select(number => (Rational)number);

    // The number of the interval that is as far from its smallest magnitude.
    private Rational Beside(Rational distance)
    {
        Rational least = Contains(Rational.Zero) ? Rational.Zero : Lowest.Sign > 0 ? Lowest : Highest;
        return Inside(least.Sign >= 0 ? least + (least.IsZero ? distance : Rational.Abs(distance)) : least - Rational.Abs(distance));
    }

    // A number outside is mirrored at zero, then moved to the nearest bound.
    private Rational Inside(Rational number) =>
        Rational.Min(Highest, Rational.Max(Lowest, Contains(number) ? number : Rational.Abs(number)));
}
