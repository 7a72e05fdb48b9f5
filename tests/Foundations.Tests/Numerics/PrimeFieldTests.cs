using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.Numerics;

public sealed class PrimeFieldTests
{
    private static readonly PrimeField Field = PrimeField.Largest[0];

    [Fact]
    public void The_primes_are_the_three_largest_below_two_to_the_31()
    {
        IEnumerable<uint> largest = Enumerable.Range(0, 100).Select(step => int.MaxValue - (uint)step).Where(IsPrime).Take(3);
        Assert.Equal(largest, PrimeField.Largest.Select(field => field.Prime));
    }

    [Fact]
    public void Residues_of_long_and_of_unbounded_integers_agree_and_are_congruent() =>
        Prop.ForAll(ArbMap.Default.ArbFor<long>(), value =>
        {
            uint residue = Field.Residue(value);
            return residue < Field.Prime && residue == Field.Residue((BigInteger)value) && ((BigInteger)value - residue) % Field.Prime == 0;
        }).Check(Laws.Config.WithMaxTest(1_000));

    [Fact]
    public void A_number_times_its_inverse_is_one() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), value =>
        {
            uint residue = Field.Residue(value);
            return residue == 0 || Field.Multiply(residue, Field.Inverse(residue)) == 1;
        }).Check(Laws.Config.WithMaxTest(1_000));

    [Fact]
    public void The_extremes_are_kept_apart()
    {
        Assert.Equal(Field.Prime - 1, Field.Residue(-1));
        Assert.Equal(1u, Field.Multiply(Field.Prime - 1, Field.Prime - 1));
        Assert.Equal(0u, Field.Negate(0));
        Assert.Equal(Field.Prime - 1, Field.Inverse(Field.Prime - 1));
        Assert.Equal(Field.Residue((BigInteger)long.MinValue), Field.Residue(long.MinValue));
    }

    private static bool IsPrime(uint number) =>
        !Enumerable.Range(2, 46_340).Any(divisor => number % (uint)divisor == 0);
}
