using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Contracts;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Learning.Contracting;

namespace Mechanisms.Learning.Tests.Contracting;

public sealed class ContractPolytopeTests
{
    // Small integers make cuts through vertices, cuts along faces, parallel and repeated cuts, and empty polytopes frequent.
    private static readonly Arbitrary<(int Outcomes, int Sum, ContractCut[] Cuts)> Cases = Arb.From(
        from outcomes in Gen.Choose(1, 4)
        from sum in Gen.Choose(0, 2)
        from count in Gen.Choose(0, 4)
        from cuts in (from normal in Gen.Choose(-2, 2).ArrayOf(outcomes)
                      from bound in Gen.Choose(-3, 2)
                      select new ContractCut([.. normal.Select(entry => (double)entry)], bound)).ArrayOf(count)
        select (outcomes, sum, cuts));

    [Fact]
    public void Vertices_are_those_of_brute_force_in_rationals() => Prop.ForAll(
        Cases, one => Assert.Equal(BruteForce(one), Points(Of(one)))).Check(Laws.Config.WithMaxTest(500));

    [Fact]
    public void The_generator_reaches_degenerate_flat_and_empty_polytopes()
    {
        (int Outcomes, int Sum, ContractCut[] Cuts)[] all = [.. Laws.Sample(Cases.Generator, 50, 400)];
        Assert.Contains(all, one => BruteForce(one).Count == 0);
        Assert.Contains(all, one => one.Outcomes >= 3 && BruteForce(one).Any(point => Rows(one).Count(row => IsTight(row, point)) > one.Outcomes));
        Assert.Contains(all, one => one.Outcomes >= 3 && one.Sum > 0 && BruteForce(one).Count is > 0 and <= 2);
    }

    // A planted bug: every pair of vertices taken for an edge. It invents vertices inside faces.
    [Fact]
    public void Finds_an_enumeration_that_takes_every_pair_for_an_edge()
    {
        ContractCut[] cuts = [new([-1, 0, 0], -0.5), new([0, -1, 0], -0.25)];
        HashSet<Contract> naive = [.. ContractPolytope.Simplex(3, Rational.One).Vertices];
        foreach (ContractCut cut in cuts)
        {
            Contract[] before = [.. naive];
            naive = [.. before.Where(corner => Excess(cut, corner).Sign >= 0)];
            naive.UnionWith(from one in before
                            from other in before
                            where Excess(cut, one).Sign > 0 && Excess(cut, other).Sign < 0
                            select Crossing(cut, one, other));
        }

        Assert.True(naive.Count > BruteForce((3, 1, cuts)).Count);
    }

    [Fact]
    public void A_sum_of_zero_leaves_the_contract_that_pays_nothing()
    {
        ContractPolytope point = ContractPolytope.Simplex(3, Rational.Zero);
        Assert.Equal([Contract.Create([0, 0, 0])], point.Vertices);
        Assert.Equal([Contract.Create([0, 0, 0])], point.Cut(new([1, 1, 1], 0)).Vertices);
        Assert.Empty(point.Cut(new([1, 1, 1], 1)).Vertices);
    }

    private static ContractPolytope Of((int Outcomes, int Sum, ContractCut[] Cuts) one) =>
        one.Cuts.Aggregate(ContractPolytope.Simplex(one.Outcomes, one.Sum), (polytope, cut) => polytope.Cut(cut));

    // Sets of points in one order; a vertex that came twice would show.
    private static List<Contract> Points(ContractPolytope polytope) => [.. polytope.Vertices.OrderBy(point => string.Join(' ', point.ExactPayments))];

    // Every choice of as many constraints as outcomes, solved by elimination in rationals, kept when it meets all the others.
    private static List<Contract> BruteForce((int Outcomes, int Sum, ContractCut[] Cuts) one)
    {
        (Rational[] Normal, Rational Bound)[] rows = Rows(one);
        HashSet<Contract> found = [];
        for (int choice = 0; choice < 1 << rows.Length; choice++)
        {
            if (int.PopCount(choice) == one.Outcomes
                && Solve([.. rows.Where((_, row) => (choice >> row & 1) == 1)], one.Outcomes) is { } point
                && rows.All(row => Dot(row.Normal, point) >= row.Bound))
            {
                found.Add(Contract.Exactly(point));
            }
        }

        return [.. found.OrderBy(point => string.Join(' ', point.ExactPayments))];
    }

    private static (Rational[] Normal, Rational Bound)[] Rows((int Outcomes, int Sum, ContractCut[] Cuts) one) =>
    [
        .. Enumerable.Range(0, one.Outcomes).Select(outcome => (Unit(one.Outcomes, outcome), Rational.Zero)),
        (Enumerable.Repeat(-Rational.One, one.Outcomes).ToArray(), -(Rational)one.Sum),
        .. one.Cuts.Select(cut => (cut.Normal.Select(Rational.FromDouble).ToArray(), Rational.FromDouble(cut.Bound))),
    ];

    private static Rational[] Unit(int outcomes, int place) => [.. Enumerable.Range(0, outcomes).Select(outcome => outcome == place ? Rational.One : Rational.Zero)];

    private static bool IsTight((Rational[] Normal, Rational Bound) row, Contract point) => Dot(row.Normal, [.. point.ExactPayments]) == row.Bound;

    // Gauss-Jordan elimination; null when the rows do not determine a point.
    private static Rational[]? Solve((Rational[] Normal, Rational Bound)[] rows, int size)
    {
        Rational[][] table = [.. rows.Select(row => (Rational[])[.. row.Normal, row.Bound])];
        for (int column = 0; column < size; column++)
        {
            int pivot = Array.FindIndex(table, column, row => !row[column].IsZero);
            if (pivot < 0)
            {
                return null;
            }

            (table[column], table[pivot]) = (table[pivot], table[column]);
            for (int row = 0; row < size; row++)
            {
                Rational factor = row == column ? Rational.Zero : table[row][column] / table[column][column];
                table[row] = [.. table[row].Select((entry, place) => entry - (factor * table[column][place]))];
            }
        }

        return [.. table.Select((row, place) => row[size] / row[place])];
    }

    private static Rational Excess(ContractCut cut, Contract point) =>
        Dot([.. cut.Normal.Select(Rational.FromDouble)], [.. point.ExactPayments]) - Rational.FromDouble(cut.Bound);

    private static Contract Crossing(ContractCut cut, Contract inside, Contract outside)
    {
        Rational part = Excess(cut, inside) / (Excess(cut, inside) - Excess(cut, outside));
        return Contract.Exactly([.. inside.ExactPayments.Zip(outside.ExactPayments, (one, other) => one + (part * (other - one)))]);
    }

    private static Rational Dot(Rational[] normal, Rational[] point) =>
        normal.Zip(point, (one, other) => one * other).Aggregate(Rational.Zero, (sum, term) => sum + term);
}
