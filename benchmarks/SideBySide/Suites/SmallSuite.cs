using Mechanisms.SideBySide.Measuring;
using Mechanisms.SideBySide.Peers;
using Mechanisms.SideBySide.Reporting;
using Mechanisms.Workloads;

namespace Mechanisms.SideBySide.Suites;

/// <summary>Matrix games from payoffs to value: building the model is part of the work.</summary>
internal sealed class SmallSuite : ISuite
{
    // Nine digits of the value are known; CLP's tolerance leaves it eight.
    private const double Tolerance = 2e-8;

    private static readonly Dictionary<int, double> Wanted = new() { [5] = 5, [10] = 4, [20] = 3, [50] = 1, [100] = 1, [200] = 1 };

    public string Name => "small";

    public string Summary => "matrix games of 5 to 200 strategies, model building included";

    public void Run(Bench bench)
    {
        bench.Report.Heading("Small programs: matrix games (B1)");
        bench.Report.Paragraph(
            "From payoffs to value, building and freeing the model included, one thread. Median processor time of the thread (smallest in parentheses); a time stands only beside a right value. Our arrays lie on the stack up to 1 KiB, which is n = 5, and are rented beyond, and are not cleared before they are written; those of peers are allocated, and so cleared, for each solve. Payoffs are held by rows and by columns, both made before the clock starts: ours reads them by columns, which is the order of its rows, peers by rows.");
        IReadOnlyList<Timing>[] results = [.. MatrixGame.Known.Select(game => Measure(bench, game.Size, game.Value))];
        string[] names = [.. results[0].Select(timing => timing.Name)];
        bench.Report.TableHead(["n", .. names, "fastest peer ÷ ours", "wanted"]);
        for (int index = 0; index < results.Length; index++)
        {
            int size = MatrixGame.Known[index].Size;
            double peer = results[index].Skip(2).Where(timing => timing.IsRight).Select(timing => timing.Median).DefaultIfEmpty(double.NaN).Min();
            bench.Report.Row([
                Report.Number(size),
                .. results[index].Select(timing => timing.IsRight ? $"{Report.Time(timing.Median)} ({Report.Time(timing.Minimum)})" : $"value {Report.Number(timing.Value)}"),
                Report.Ratio(peer / results[index][0].Median),
                Report.Ratio(Wanted[size])]);
        }

        bench.Report.TableEnd();
    }

    private static IReadOnlyList<Timing> Measure(Bench bench, int size, double value)
    {
        MatrixGame game = new(size);
        Foundations.LinearPrograms.LinearProgram built = game.Program();
        List<Contender> contenders =
        [
            new($"ours: {bench.Method.Name}", () => bench.Solve(game.Program())),
            new("ours, built before", () => bench.Solve(built)),
            .. bench.Peers.Peers.Select(peer => new Contender(peer.Name, () => Bench.Solve(peer, ProgramArrays.From(game)))),
        ];
        return bench.Clock.Measure(contenders, Bench.Near(value, Tolerance));
    }
}
