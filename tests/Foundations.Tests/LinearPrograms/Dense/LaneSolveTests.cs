using Mechanisms.Conformance;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.LinearPrograms.Dense;
using Mechanisms.Workloads;

namespace Mechanisms.Foundations.Tests.LinearPrograms.Dense;

public sealed class LaneSolveTests
{
    private const int Size = 10;
    private const int Faulty = 2;
    private const int Width = Size + 1;

    public static TheoryData<string> Faults => [.. Planted.Keys];

    // What a wrong kernel could leave behind, in one lane.
    private static Dictionary<string, Action<LaneTableau>> Planted { get; } = new(StringComparer.Ordinal)
    {
        ["a value is off"] = tableau => tableau.Values[RowOfWeight(tableau), Faulty] += 1e-9,
        ["a value is another row's"] = tableau =>
            tableau.Values[RowOfWeight(tableau), Faulty] = tableau.Values[RowOfWeight(tableau) + 1, Faulty],
        ["a slope is off"] = tableau => tableau.Slopes[ColumnOfPrice(tableau), Faulty] += 1e-9,
        ["a slope is lost"] = tableau => tableau.Slopes[ColumnOfPrice(tableau), Faulty] = 0,
        ["a variable rests elsewhere"] = tableau => tableau.Resting[0, Faulty] += 0.001,
        ["rows are taken for each other"] = tableau => Swap(tableau.Basic, 0, Width - 1),
        ["columns are taken for each other"] = tableau => Swap(tableau.Nonbasic, 0, Width - 1),
        ["a row and a column are taken for each other"] = tableau =>
        {
            int slot = (3 * DenseKernels.Lanes) + Faulty;
            (tableau.Basic[slot], tableau.Nonbasic[slot]) = (tableau.Nonbasic[slot], tableau.Basic[slot]);
        },
        ["the search stops early"] = tableau => tableau.Reset(),
        ["not a number"] = tableau => tableau.Values[RowOfWeight(tableau), Faulty] = double.NaN,
        ["no slope is a number"] = tableau => tableau.Slopes[ColumnOfPrice(tableau), Faulty] = double.NaN,
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Nothing_is_concluded_in_a_lane_in_which(string fault)
    {
        LinearProgramBatch batch = Games(DenseKernels.Lanes);
        LaneSolve solve = new(Width, Width);
        Assert.All(solve.Solve(batch, _ => { }), Assert.True);
        bool[] sound = solve.Solve(batch, Planted[fault]);
        Assert.False(sound[Faulty]);
        Assert.True(fault == "the search stops early" || sound.Count(isSound => isSound) == DenseKernels.Lanes - 1);
    }

    [Fact]
    public void Games_are_solved_in_the_lanes_and_programs_that_are_out_of_the_ordinary_are_not()
    {
        LaneEngine engine = new(Width, Width);
        LinearProgramBatch games = Games(7);
        engine.Solve(games.Packed(), 0, 7, new(games.Shape, games.Sense), default);
        Assert.Equal(7, engine.SolvedInLanes);
        LinearProgramBatch[] unusual =
        [
            Pair(cost: 1e6, coefficient: 1, lower: 0, upper: 1),
            Pair(cost: 1, coefficient: 1e-6, lower: 0, upper: 1),
            Pair(cost: 1, coefficient: 1, lower: 0, upper: 1e6),
            Pair(cost: 1, coefficient: 1, lower: 1, upper: 0),
            Pair(cost: -1, coefficient: 1, lower: 0, upper: double.PositiveInfinity),
            Pair(cost: 1, coefficient: 1, lower: 3, upper: 5),
        ];
        Assert.All(unusual, batch =>
        {
            LaneEngine small = new(1, 1);
            small.Solve(batch.Packed(), 0, 2, new(batch.Shape, batch.Sense), default);
            Assert.Equal(0, small.SolvedInLanes);
        });
    }

    [Fact]
    public void Random_programs_reach_the_lanes_and_leave_them()
    {
        (int solved, int all) = (0, 0);
        foreach (ProgramPack pack in Laws.Sample(ProgramPack.Any.Generator, 50, 100))
        {
            LinearProgramBatch batch = pack.Batch();
            LaneEngine engine = new(batch.Shape.RowCount, batch.Shape.VariableCount);
            engine.Solve(batch.Packed(), 0, batch.Shape.ProgramCount, new(batch.Shape, batch.Sense), default);
            solved += (int)engine.SolvedInLanes;
            all += batch.Shape.ProgramCount;
        }

        Assert.InRange(solved, all / 5, all * 4 / 5);
    }

    // minimize cost·x with coefficient·x ≤ 2, unless the cost is negative, and bounds on x, twice.
    private static LinearProgramBatch Pair(double cost, double coefficient, double lower, double upper) => new(
        ObjectiveSense.Minimize, new(2, 1, 1), [cost, cost], [coefficient, coefficient],
        [double.NegativeInfinity, double.NegativeInfinity], [Bound(cost), Bound(cost)], [lower, lower], [upper, upper]);

    private static double Bound(double cost) => cost < 0 ? double.PositiveInfinity : 2;

    private static LinearProgramBatch Games(int count) =>
        MatrixGame.Batch([.. Enumerable.Range(1, count).Select(seed => new MatrixGame(Size, (ulong)seed))]);

    // A column whose variable is the activity of a row: its slope is a price.
    private static int ColumnOfPrice(LaneTableau tableau) => Enumerable.Range(0, Width).First(
        column => tableau.Nonbasic[(column * DenseKernels.Lanes) + Faulty] / DenseKernels.Lanes >= Width && tableau.Slopes[column, Faulty] != 0);

    // A row whose variable is no activity: an activity's value is computed anew from the others.
    private static int RowOfWeight(LaneTableau tableau) => Enumerable.Range(0, Width).First(
        row => tableau.Basic[(row * DenseKernels.Lanes) + Faulty] / DenseKernels.Lanes < Width);

    private static void Swap(int[] slots, int first, int second)
    {
        (int one, int other) = ((first * DenseKernels.Lanes) + Faulty, (second * DenseKernels.Lanes) + Faulty);
        (slots[one], slots[other]) = (slots[other], slots[one]);
    }
}
