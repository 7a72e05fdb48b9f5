using Mechanisms.Games.Nash;
using Mechanisms.Games.NormalForm;
using Mechanisms.SideBySide.Measuring;
using Mechanisms.SideBySide.Peers;
using Mechanisms.SideBySide.Reporting;
using Mechanisms.Workloads;

namespace Mechanisms.SideBySide.Suites.Games;

/// <summary>Equilibria of games of two players against QuantEcon.py, lrsnash and Gambit.</summary>
internal sealed class EquilibriumComparisons(Bench bench)
{
    private const double LargestGain = 1e-9;

    // Beyond it, integers of thousands of pivots take half a minute.
    private const int LargestExact = 50;

    private static readonly int[] PathSizes = [20, 50, 100, 200];

    /// <summary>All extreme equilibria, counted.</summary>
    public void AllExtreme()
    {
        bench.Report.Heading("All extreme equilibria of two players (B5)");
        bench.Report.Paragraph(
            "Ours are exact, from the game to the answer with its Nash subsets; each was checked by the definition behind the clock. QuantEcon.py counts in doubles, in its own process, games made and code compiled beforehand; "
            + "lrsnash and Gambit are whole processes that read a file. The first row is a game of one strategy each: what a process costs. A time is read where the number of equilibria is right. Medians of processor time.");
        bench.Report.TableHead(["game", "equilibria", "ours, exact", .. Peers(), "fastest exact peer ÷ ours", "QuantEcon ÷ ours"]);
        string folder = Directory.CreateTempSubdirectory("mechanisms-games").FullName;
        try
        {
            Row("one strategy each", NormalFormGame.Create([1, 1], new(2, 1, [1, 1])), 1, folder);
            foreach ((int size, int count) in KnownGames.Extreme)
            {
                Row($"rand-{size}", KnownGames.Random(size), count, folder);
            }

            Row("6 × 6 of von Stengel", KnownGames.SeventyFive, 75, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        bench.Report.TableEnd();
    }

    /// <summary>One equilibrium at the end of the path that drops the first strategy.</summary>
    public void OnePath()
    {
        bench.Report.Heading("One equilibrium by Lemke-Howson (B6)");
        bench.Report.Paragraph(
            $"From the first strategy. Ours in doubles to the end checks what players gain by leaving in doubles, within the time; ours with a path in doubles ends with the equilibrium in fractions and its exact check; ours in integers is exact all the way. QuantEcon.py returns doubles; its gain by leaving, computed behind the clock, must be at most {LargestGain}. Medians of processor time.");
        bench.Report.TableHead("game", "pivots", "ours, doubles to the end", "ours, path in doubles", "ours, exact path", "quantecon", "QuantEcon ÷ ours in doubles", "QuantEcon ÷ ours with an exact end");
        foreach (int size in PathSizes)
        {
            NormalFormGame game = KnownGames.Random(size);
            LemkeHowson rounded = new() { Label = 0, Arithmetic = PathArithmetic.Doubles };
            NashSolution solution = game.Solve(rounded);
            RequireProof(solution);
            LemkeHowson doubles = new() { Label = 0, Arithmetic = PathArithmetic.DoublesToTheEnd };
            List<Contender> contenders = [new("ours", () => Gain(game, doubles)), new("exact end", () => Gain(game, rounded))];
            if (size <= LargestExact)
            {
                RequireProof(game.Solve(new LemkeHowson { Label = 0 }));
                contenders.Add(new("exact", () => Gain(game, new LemkeHowson { Label = 0 })));
            }

            if (bench.Peers.QuantEcon is { } peer)
            {
                contenders.Add(new("quantecon", () => peer.GainOfOne(game)) { Clock = () => peer.Seconds });
            }

            IReadOnlyList<Timing> timings = bench.Clock.Measure(contenders, gain => gain <= LargestGain);
            Timing? exact = timings.FirstOrDefault(timing => timing.Name == "exact");
            Timing? quantEcon = timings.FirstOrDefault(timing => timing.Name == "quantecon");
            bench.Report.Row(
                $"rand-{size}", Report.Number(solution.Work), GameSuite.Cell(timings[0]), GameSuite.Cell(timings[1]), exact is null ? "not tried" : GameSuite.Cell(exact), GameSuite.Cell(quantEcon), GameSuite.Times(timings[0], quantEcon), GameSuite.Times(timings[1], quantEcon));
        }

        bench.Report.TableEnd();
    }

    private string[] Peers() => ["quantecon", .. bench.Peers.NashPrograms.Select(program => program.Name)];

    private void Row(string name, NormalFormGame game, int equilibria, string folder)
    {
        RequireProof(game.Solve(new VertexEnumeration()));
        List<Contender> contenders = [new("ours", () => Count(game)), .. bench.Peers.NashPrograms.Select(program => program.On(game, folder))];
        if (bench.Peers.QuantEcon is { } peer)
        {
            contenders.Add(new("quantecon", () => peer.CountAll(game)) { Clock = () => peer.Seconds });
        }

        IReadOnlyList<Timing> timings = bench.Clock.Measure(contenders, count => count == equilibria);
        Timing? Of(string wanted) => timings.FirstOrDefault(timing => timing.Name == wanted);
        double exact = bench.Peers.NashPrograms.Where(program => program.IsExact).Select(program => Of(program.Name)!.Median).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Min();
        bench.Report.Row([
            name, Report.Number(equilibria), GameSuite.Cell(timings[0]), .. Peers().Select(wanted => GameSuite.Cell(Of(wanted))),
            Report.Ratio(exact / timings[0].Median), GameSuite.Times(timings[0], Of("quantecon"))]);
    }

    private static double Count(NormalFormGame game)
    {
        NashSolution solution = game.Solve(new VertexEnumeration());
        return solution.IsComplete ? solution.Equilibria.Count : double.NaN;
    }

    // A gain of 0: that nobody gains was checked before time was taken, exactly where the end is; ends in doubles are checked by the method.
    private static double Gain(NormalFormGame game, LemkeHowson method) => game.Solve(method).Equilibria.Count == 1 ? 0 : double.NaN;

    private static void RequireProof(NashSolution solution)
    {
        if (!solution.Check().All(check => check.IsEquilibrium))
        {
            throw new PeerException($"ours is wrong: {solution}");
        }
    }
}
