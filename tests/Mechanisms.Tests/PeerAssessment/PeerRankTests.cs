using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.PeerAssessment;

namespace Mechanisms.Tests.PeerAssessment;

public class PeerRankTests
{
    // The iteration stops when a step changes less than 1e-9, at a rate of about 0.9 within 1e-8 of the fixed point.
    private const double Close = 1e-7;

    // Grades in tenths, shape [graded, grader].
    private static readonly int[,] Two = { { 8, 6 }, { 4, 9 } };
    private static readonly int[,] Three = { { 9, 8, 5 }, { 7, 6, 5 }, { 2, 3, 5 } };
    private static readonly int[,] Identity = { { 10, 0, 0 }, { 0, 10, 0 }, { 0, 0, 10 } };

    private static readonly Arbitrary<int[,]> Tables = Gen.Choose(1, 5)
        .SelectMany(agents => Gen.Choose(0, 10).Array2DOf(agents, agents)).ToArbitrary();

    [Fact]
    public void Reproduces_the_fixed_points_of_the_basic_rule()
    {
        double eigenvalue = (1.7 + Math.Sqrt(0.97)) / 2;
        Near([0.7050381, 0.6374048], new PeerRank(beta: 0), Two);
        Assert.Equal(eigenvalue, new PeerRank(beta: 0).Decide(Reports(Two)).Grades.Sum(), Close);
        Near([0.7962123, 0.6297251, 0.2870313], new PeerRank(beta: 0), Three);
        Near([1.0 / 3, 1.0 / 3, 1.0 / 3], new PeerRank(beta: 0), Identity);
    }

    [Fact]
    public void Reproduces_the_fixed_points_with_a_reward_for_grading_well()
    {
        Near([0.75, 0.75], new PeerRank(), Two);
        Near([0.7952229, 0.7385971, 0.5589182], new PeerRank(), Three);
        Near([3.0 / 7, 3.0 / 7, 3.0 / 7], new PeerRank(), Identity);
    }

    // Two blocks that grade themselves alone start at 2/3, 2/3, 1/3 and end where the larger has it all, though slowly: the least
    // grade shrinks by a factor of 1 - alpha/2 a step.
    [Fact]
    public void A_larger_block_that_grades_itself_takes_it_all() => Near(
        [1, 1, 0], new PeerRank(0.5, 0), new[,] { { 10, 10, 0 }, { 10, 10, 0 }, { 0, 0, 10 } });

    // What averaging gives for the three: PeerRank starts there, and its grades are others.
    [Fact]
    public void Grades_of_the_three_start_at_the_means()
    {
        double[] means = [.. Enumerable.Range(0, 3).Select(graded => Enumerable.Range(0, 3).Average(grader => Three[graded, grader] / 10.0))];
        Assert.All(means.Zip([0.7333, 0.6, 0.3333]), pair => Assert.Equal(pair.Second, pair.First, 5e-5));
        Assert.All(means.Zip(new PeerRank().Decide(Reports(Three)).Grades), pair => Assert.True(Math.Abs(pair.First - pair.Second) > 0.05));
    }

    [Fact]
    public void The_basic_fixed_point_does_not_depend_on_alpha() =>
        Near([.. new PeerRank(0.9, 0).Decide(Reports(Three)).Grades], new PeerRank(beta: 0), Three);

    [Fact]
    public void Grades_stay_in_the_unit_interval_and_are_a_fixed_point() => Prop.ForAll(Tables, table =>
    {
        Sequence<double> grades = new PeerRank().Decide(Reports(table)).Grades;
        return grades.All(grade => grade >= 0 && grade <= 1 + 1e-12)
            && (grades.Sum() == 0 || Enumerable.Range(0, grades.Count).All(agent => Math.Abs(Next(table, grades, agent) - grades[agent]) < 1e-8));
    }).Check(Laws.Config.WithMaxTest(200));

    [Fact]
    public void Relabeled_agents_have_relabeled_grades() => Prop.ForAll(Tables, table =>
    {
        int agents = table.GetLength(0);
        int[,] turned = new int[agents, agents];
        for (int cell = 0; cell < agents * agents; cell++)
        {
            turned[(cell / agents + 1) % agents, (cell % agents + 1) % agents] = table[cell / agents, cell % agents];
        }

        Sequence<double> grades = new PeerRank().Decide(Reports(table)).Grades;
        Sequence<double> relabeled = new PeerRank().Decide(Reports(turned)).Grades;
        return Enumerable.Range(0, agents).All(agent => Math.Abs(grades[agent] - relabeled[(agent + 1) % agents]) < Close);
    }).Check(Laws.Config.WithMaxTest(200));

    // Unanimity: holds for the basic rule at every grade, with the reward at grades 0, by the guard, and 1 only.
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(10)]
    public void Where_all_give_the_same_grade_the_basic_rule_gives_it(int tenths)
    {
        int[,] table = { { tenths, tenths }, { tenths, tenths } };
        Near([tenths / 10.0, tenths / 10.0], new PeerRank(beta: 0), table);
        Assert.Equal(tenths is 0 or 10, Math.Abs(new PeerRank().Decide(Reports(table)).Grades[0] - (tenths / 10.0)) < Close);
    }

    // No discrimination: whatever grades are wanted, some table leads to them; here the one in which every grader gives them.
    [Fact]
    public void The_basic_rule_can_give_any_grades() => Prop.ForAll(Tables, table =>
    {
        int agents = table.GetLength(0);
        int[,] agreed = new int[agents, agents];
        for (int cell = 0; cell < agents * agents; cell++)
        {
            agreed[cell / agents, cell % agents] = table[cell / agents, 0];
        }

        Sequence<double> grades = new PeerRank(beta: 0).Decide(Reports(agreed)).Grades;
        return Enumerable.Range(0, agents).All(agent => Math.Abs(grades[agent] - (table[agent, 0] / 10.0)) < Close);
    }).Check(Laws.Config.WithMaxTest(200));

    // No dummy: every agent's word can change the grade of another.
    [Fact]
    public void Nobodys_word_is_without_effect()
    {
        for (int grader = 0; grader < 3; grader++)
        {
            int[,] other = (int[,])Three.Clone();
            other[(grader + 1) % 3, grader] = 0;
            foreach (PeerRank rule in (PeerRank[])[new(beta: 0), new()])
            {
                double changed = Math.Abs(rule.Decide(Reports(Three)).Grades[(grader + 1) % 3] - rule.Decide(Reports(other)).Grades[(grader + 1) % 3]);
                Assert.True(changed > 0.01, $"grader {grader} changes {changed}");
            }
        }
    }

    [Fact]
    public void A_small_weight_stops_as_near_to_the_fixed_point() => Near([0.7050381, 0.6374048], new PeerRank(1e-3, 0), Two);

    [Fact]
    public void Where_nobody_gives_anything_all_grades_are_0() =>
        Assert.All(new PeerRank().Decide([[0, 0, 0], [0, 0, 0], [0, 0, 0]]).Grades, grade => Assert.Equal(0, grade));

    [Fact]
    public void Self_grades_count_unless_they_are_left_out()
    {
        int[,] modest = { { 0, 6 }, { 4, 9 } };
        Assert.Equal(
            new PeerRank() { ExcludesSelf = true }.Decide(Reports(Two)), new PeerRank() { ExcludesSelf = true }.Decide(Reports(modest)));
        Assert.NotEqual(new PeerRank().Decide(Reports(Two)), new PeerRank().Decide(Reports(modest)));
    }

    // A ring of two gives itself 1 and three honest peers 0; the honest give 1/2 to one another and 0 to the ring. The ring's block has the
    // eigenvalue 2, that of the honest 3/2, and the ring takes it all; with honest grades of 9/10 their block has 27/10, and they do.
    [Theory]
    [InlineData(5, true)]
    [InlineData(9, false)]
    public void A_ring_wins_when_its_block_has_the_larger_eigenvalue(int tenths, bool isWonByRing)
    {
        int[,] table = new int[5, 5];
        for (int cell = 0; cell < 25; cell++)
        {
            (int graded, int grader) = (cell / 5, cell % 5);
            table[graded, grader] = graded < 2 && grader < 2 ? 10 : graded >= 2 && grader >= 2 ? tenths : 0;
        }

        Sequence<double> grades = new PeerRank(0.5, 0).Decide(Reports(table)).Grades;
        Assert.Equal(isWonByRing, grades[0] > grades[2]);
        Assert.Equal(0, isWonByRing ? grades[2] : grades[0], Close);
    }

    [Fact]
    public void Rejects_weights_and_grades_out_of_range()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PeerRank(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PeerRank(0.6, 0.6));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PeerRank(double.NaN));
        Assert.Throws<ArgumentException>(() => new PeerRank().Decide([]));
        Assert.Throws<ArgumentException>(() => new PeerRank().Decide([[1, 1]]));
        Assert.Throws<ArgumentException>(() => new PeerRank().Decide([[2]]));
        Assert.Throws<ArgumentException>(() => new PeerRank() { ExcludesSelf = true }.Decide([[1]]));
    }

    private static void Near(double[] expected, PeerRank rule, int[,] table) =>
        Assert.All(expected.Zip(rule.Decide(Reports(table)).Grades), pair => Assert.Equal(pair.First, pair.Second, Close));

    private static Sequence<Rational>[] Reports(int[,] tenths) => [.. Enumerable.Range(0, tenths.GetLength(0)).Select(
        grader => Sequence.Of(tenths.GetLength(0), graded => new Rational(tenths[graded, grader], 10)))];

    // One step of the formula with both weights 1/10, written apart.
    private static double Next(int[,] tenths, Sequence<double> grades, int agent)
    {
        int[] all = [.. Enumerable.Range(0, grades.Count)];
        double word = all.Sum(grader => tenths[agent, grader] / 10.0 * grades[grader]) / grades.Sum();
        double accuracy = all.Average(graded => 1 - Math.Abs((tenths[graded, agent] / 10.0) - grades[graded]));
        return (0.8 * grades[agent]) + (0.1 * word) + (0.1 * accuracy);
    }
}
