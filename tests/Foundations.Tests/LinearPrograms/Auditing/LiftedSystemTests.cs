using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Foundations.LinearPrograms.Auditing;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Auditing;

public sealed class LiftedSystemTests
{
    private static AuditClock Clock => new(TimeSpan.FromMinutes(1), CancellationToken.None);

    // Entries of 2, 40, 62 and 100 bits, sparse and dense, often singular: every width of residuals, and the triangular part as well.
    private static Gen<LinearSystem> Systems =>
        from size in Gen.Choose(0, 7)
        from bits in Gen.Elements(2, 40, 62, 100)
        from zeros in Gen.Choose(0, 3)
        from matrix in Entries(bits, zeros).ArrayOf(size).ArrayOf(size)
        from rightSide in Entries(bits * 2, zeros).ArrayOf(size)
        from repeats in Gen.Choose(0, 9)
        select new LinearSystem(Repeated(matrix, repeats), rightSide);

    [Fact]
    public void Solves_as_elimination_in_rationals_does() => Prop.ForAll(Arb.From(Systems), subject =>
    {
        LiftedSystem lifted = new(DenseElimination.Sparse(subject.Matrix), Clock);
        return new[] { false, true }.All(isTransposed =>
            DenseElimination.Solve(subject.Matrix, subject.RightSide, isTransposed) is { } expected
                ? !lifted.IsSingular && expected.SequenceEqual(Fractions(lifted.Solve(subject.RightSide, isTransposed)))
                : lifted.IsSingular);
    }).Check(Laws.Config.WithMaxTest(150));

    [Fact]
    public void Generator_reaches_singular_and_regular_systems_and_the_empty_one()
    {
        LinearSystem[] sample = Laws.Sample(Systems, 10, 300);
        Assert.Contains(sample, subject => subject.Matrix.Length == 0);
        Assert.True(sample.Count(subject => DenseElimination.Solve(subject.Matrix, subject.RightSide, false) is null) > 30);
        Assert.True(sample.Count(subject => DenseElimination.Solve(subject.Matrix, subject.RightSide, false) is not null) > 30);
    }

    [Fact]
    public void A_prime_that_divides_the_determinant_is_passed_over()
    {
        BigInteger prime = PrimeField.Largest[0].Prime;
        BigInteger[][] matrix = [[prime, 1], [prime, 2]];
        LiftedSystem lifted = new(DenseElimination.Sparse(matrix), Clock);
        Assert.False(lifted.IsSingular);
        Assert.Equal([new Rational(1, prime), 0], Fractions(lifted.Solve([1, 1], isTransposed: false)));
        Assert.True(new LiftedSystem(DenseElimination.Sparse(matrix), Clock, [PrimeField.Largest[0]]).IsSingular);
    }

    [Fact]
    public void Without_pivots_are_as_many_rows_as_columns_and_the_rest_is_regular()
    {
        BigInteger[][] matrix = [[1, 2, 3], [2, 4, 6], [0, 0, 5]];
        LiftedSystem lifted = new(DenseElimination.Sparse(matrix), Clock);
        (IEnumerable<int> rows, IEnumerable<int> columns) = lifted.WithoutPivot;
        BigInteger[][] rest = [.. Enumerable.Range(0, 3).Except(rows)
            .Select(row => Enumerable.Range(0, 3).Except(columns).Select(column => matrix[row][column]).ToArray())];
        Assert.True(lifted.IsSingular);
        Assert.Equal(2, rest.Length);
        Assert.NotNull(DenseElimination.Solve(rest, [1, 1], false));
    }

    [Fact]
    public void Digits_follow_the_length_of_the_solution()
    {
        // The identity has one digit; the Hilbert matrix, scaled to integers, has long fractions for a right side of 1/7.
        BigInteger[][] identity = Matrix(30, (row, column) => row == column ? 1 : 0);
        LiftedSystem lifted = new(DenseElimination.Sparse(identity), Clock);
        lifted.Solve([.. Enumerable.Repeat(BigInteger.MinusOne, 30)], isTransposed: false);
        Assert.Equal(1, lifted.Digits);

        BigInteger factorial = Enumerable.Range(1, 24).Aggregate(BigInteger.One, (product, factor) => product * factor);
        BigInteger[][] hilbert = Matrix(12, (row, column) => factorial / (row + column + 1));
        LiftedSystem steep = new(DenseElimination.Sparse(hilbert), Clock);
        BigInteger[] rightSide = [.. Enumerable.Range(1, 12).Select(row => (BigInteger)row)];
        Assert.Equal(DenseElimination.Solve(hilbert, rightSide, false), Fractions(steep.Solve(rightSide, isTransposed: false)));
        Assert.InRange(steep.Digits, 4, 20);
    }

    [Fact]
    public void Stops_in_the_middle_when_its_time_is_over_or_it_is_cancelled()
    {
        BigInteger[][] matrix = Matrix(40, (row, column) => BigInteger.ModPow(row + 2, column, 1009));
        using CancellationTokenSource source = new();
        LiftedSystem lifted = new(DenseElimination.Sparse(matrix), new(TimeSpan.FromMinutes(1), source.Token));
        BigInteger[] rightSide = [.. Enumerable.Repeat(BigInteger.One, 40)];
        Assert.False(lifted.IsSingular);
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => lifted.Solve(rightSide, isTransposed: false));
        Assert.Throws<OperationCanceledException>(
            () => new LiftedSystem(DenseElimination.Sparse(matrix), new(TimeSpan.Zero, CancellationToken.None)));
    }

    // Planted bugs: what a wrong digit, or digits read too early, would give is refused when it is multiplied out.
    [Fact]
    public void A_wrong_digit_or_a_premature_reading_is_not_believed()
    {
        BigInteger[][] matrix = [[3, 1], [1, 1_000_003]];
        SquareMatrix sparse = DenseElimination.Sparse(matrix);
        BigInteger[] rightSide = [1, 2];
        FractionVector right = new LiftedSystem(sparse, Clock).Solve(rightSide, isTransposed: false);
        PrimeField field = PrimeField.Largest[0];
        FractionVector wrongDigit = right with { Numerators = [right.Numerators[0], right.Numerators[1] + (right.Denominator * field.Prime)] };
        FractionVector premature = new(
            [.. Fractions(right).Select(value => (BigInteger)field.Multiply(field.Residue(value.Numerator), field.Inverse(field.Residue(value.Denominator))))], 1);
        Assert.True(sparse.Solves(right, rightSide, isTransposed: false));
        Assert.False(sparse.Solves(wrongDigit, rightSide, isTransposed: false));
        Assert.False(sparse.Solves(premature, rightSide, isTransposed: false));
        Assert.False(sparse.Solves(right, rightSide, isTransposed: true) && matrix[0][1] != matrix[1][0]);
    }

    [Fact]
    public void Digits_that_are_too_few_give_no_fraction_and_enough_give_the_right_one()
    {
        // 1/3 to the base of p: each digit is the residue of the remainder, which is then divided by p.
        PrimeField field = PrimeField.Largest[0];
        Rational rest = new(123_456_789_012_345, 987_654_321_098_765_431);
        LiftedDigits digits = new(field, 1);
        List<Rational?> readings = [];
        for (int count = 1; count <= 8; count++)
        {
            uint residue = field.Multiply(field.Residue(rest.Numerator), field.Inverse(field.Residue(rest.Denominator)));
            int digit = residue > field.Prime / 2 ? (int)(residue - (long)field.Prime) : (int)residue;
            digits.Add([digit]);
            rest = (rest - digit) / (long)field.Prime;
            readings.Add(digits.Guess(Clock)?[0]);
        }

        Assert.Null(readings[0]);
        Assert.Null(readings[2]);
        Assert.All(readings[5..], reading => Assert.Equal(new Rational(123_456_789_012_345, 987_654_321_098_765_431), reading));
    }

    private static Gen<BigInteger> Entries(int bits, int zeros) =>
        from kind in Gen.Choose(0, 3)
        from high in Gen.Choose(int.MinValue, int.MaxValue)
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        select kind < zeros ? BigInteger.Zero : (((BigInteger)high << 80) + ((BigInteger)low << 40) + high) >> Math.Max(0, 112 - bits);

    private static BigInteger[][] Repeated(BigInteger[][] matrix, int repeats)
    {
        if (repeats == 0 && matrix.Length > 1)
        {
            matrix[^1] = [.. matrix[0].Select(entry => -3 * entry)];
        }

        return matrix;
    }

    private static BigInteger[][] Matrix(int size, Func<int, int, BigInteger> entry) =>
        [.. Enumerable.Range(0, size).Select(row => Enumerable.Range(0, size).Select(column => entry(row, column)).ToArray())];

    private static Rational[] Fractions(FractionVector vector) =>
        [.. Enumerable.Range(0, vector.Numerators.Length).Select(index => vector[index])];

    private sealed record LinearSystem(BigInteger[][] Matrix, BigInteger[] RightSide)
    {
        public override string ToString() =>
            string.Join(Environment.NewLine, Matrix.Select(row => string.Join(' ', row))) + " | " + string.Join(' ', RightSide);
    }
}
