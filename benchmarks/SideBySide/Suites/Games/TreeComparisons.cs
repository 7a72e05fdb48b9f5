using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Games.ExtensiveForm;
using Mechanisms.SideBySide.Measuring;
using Mechanisms.SideBySide.Peers;
using Mechanisms.SideBySide.Reporting;

namespace Mechanisms.SideBySide.Suites.Games;

/// <summary>Game trees: regret minimization against a loop over flat arrays, programs of the sequence form against CLP and HiGHS, random play.</summary>
internal sealed class TreeComparisons(Bench bench)
{
    private const int Plays = 1_000_000;
    private const double WantedSteps = 5e7;
    private const double Digits = 1e-9;

    // OpenSpiel's numbers after as many iterations, to the digits that it was read with.
    private static readonly (string Name, Func<ExtensiveFormGame> Create, int Iterations, double Exploitability, double Reported)[] Learned =
    [
        ("Kuhn", () => KuhnPoker.Create(), 1000, 0.000937616647, 17.5e-6),
        ("Leduc", LeducPoker.Create, 100, 0.095716353, 5.8e-3),
    ];

    /// <summary>Vanilla counterfactual regret minimization, alternating, per iteration.</summary>
    public void Regret()
    {
        bench.Report.Heading("Counterfactual regret minimization, an iteration (B7)");
        bench.Report.Paragraph(
            "Vanilla, alternating. Exploitability after so many iterations must be OpenSpiel's to nine digits before time is read. The floor is a short loop over flat arrays in this suite, in the same runtime. "
            + "Elsewhere, reported and not run here: OpenSpiel's C++ 17.5 µs an iteration of Kuhn and 5.8 ms of Leduc on a machine of this kind, a loop over flat arrays in C++ there 0.39 µs and 62 µs.");
        bench.Report.TableHead("game", "iterations", "exploitability", "ours, an iteration", "flat arrays, an iteration", "flat ÷ ours", "reported OpenSpiel ÷ ours");
        foreach ((string name, Func<ExtensiveFormGame> create, int iterations, double exploitability, double reported) in Learned)
        {
            ExtensiveFormGame game = create();
            CounterfactualRegretRun ours = CounterfactualRegret.Vanilla.Begin(game);
            ours.Iterate(iterations);
            double reached = ours.Exploitability();
            FlatRegret flat = new(game);
            for (int iteration = 0; iteration < iterations; iteration++)
            {
                flat.Iterate();
            }

            double flatReached = BehaviorCheck.RoundedGains(game, flat.Averages().Select(row => row.ToSequence()).ToSequence()).Average();
            IReadOnlyList<Timing> timings = bench.Clock.Measure(
                [
                    new("ours", () =>
                    {
                        ours.Iterate(iterations);
                        return reached;
                    }),
                    new("flat", () =>
                    {
                        for (int iteration = 0; iteration < iterations; iteration++)
                        {
                            flat.Iterate();
                        }

                        return flatReached;
                    }),
                ],
                Bench.Near(exploitability, Digits));
            bench.Report.Row(
                name, Report.Number(iterations), Report.Number(reached, "G9"), Each(timings[0], iterations), Each(timings[1], iterations),
                GameSuite.Times(timings[0], timings[1]), Report.Ratio(reported * iterations / timings[0].Median));
        }

        bench.Report.TableEnd();
    }

    /// <summary>The linear program of the sequence form.</summary>
    public void SequencePrograms()
    {
        bench.Report.Heading("Linear programs of the sequence form (B8)");
        bench.Report.Paragraph(
            "All from arrays of compressed columns to an answer. Beside it, ours from the tree to the optimum, begun from the sequences that regret minimization plays, which is within the time; and from the tree to the equilibrium in fractions with its exact check, which peers do not give. Medians of processor time.");
        string[] names = [$"ours: {bench.Method.Name}", .. bench.Peers.Peers.Select(peer => peer.Name)];
        bench.Report.TableHead(["game", "rows × columns", .. names, "fastest peer ÷ ours", "ours, tree to optimum", "fastest peer ÷ ours from the tree", "ours, tree to exact equilibrium"]);
        foreach ((string name, ExtensiveFormGame game, double value) in (IEnumerable<(string, ExtensiveFormGame, double)>)
            [("Kuhn", KuhnPoker.Create(), -1.0 / 18), ("Leduc", LeducPoker.Create(), -0.085606424078)])
        {
            LinearProgram program = ProgramOf(game);
            ProgramArrays arrays = ProgramArrays.From(program);
            List<Contender> contenders =
            [
                new(names[0], () => bench.Solve(arrays.Program())),
                .. bench.Peers.Peers.Select(peer => Bench.From(peer, arrays)),
                new("tree", () => new SequenceFormProgram { Program = bench.Method }.Optimize(game).Value),
                new("exact", () => game.Solve(new SequenceFormProgram { Program = bench.Method }).Profile is { } profile ? BehaviorCheck.Of(game, profile).Payoffs[0].ToDouble() : double.NaN),
            ];
            IReadOnlyList<Timing> timings = bench.Clock.Measure(contenders, Bench.Near(value, 1e-8));
            double fastest = timings.Skip(1).SkipLast(2).Where(timing => timing.IsRight).Select(timing => timing.Median).DefaultIfEmpty(double.NaN).Min();
            bench.Report.Row([
                name, $"{program.RowCount} × {program.VariableCount}", .. timings.SkipLast(2).Select(GameSuite.Cell), Report.Ratio(fastest / timings[0].Median), GameSuite.Cell(timings[^2]), Report.Ratio(fastest / timings[^2].Median), GameSuite.Cell(timings[^1])]);
        }

        bench.Report.TableEnd();
    }

    /// <summary>Everybody at random, a million plays.</summary>
    public void RandomPlay()
    {
        bench.Report.Heading("Random play (B13)");
        bench.Report.Paragraph(
            $"{Plays:N0} plays with all actions equally likely; the mean of player 0 must be within five standard errors of its exact value. At least {WantedSteps:0e0} moves a second are wanted. Elsewhere, reported and not run here: OpenSpiel's C++ 1.9e7 of Kuhn and 1.2e7 of Leduc.");
        bench.Report.TableHead("game", "mean ± standard error", "exact", "time", "moves a second");
        foreach ((string name, ExtensiveFormGame game) in (IEnumerable<(string, ExtensiveFormGame)>)[("Kuhn", KuhnPoker.Create()), ("Leduc", LeducPoker.Create())])
        {
            BehaviorProfile uniform = BehaviorProfile.Uniform(game);
            double exact = BehaviorCheck.Of(game, uniform).Payoffs[0].ToDouble();
            Playouts playouts = Playouts.Of(game, uniform);
            PlayoutSummary summary = playouts.Play(Plays, new StreamKey(7));
            Timing timing = bench.Clock.Measure(
                [new(name, () => playouts.Play(Plays, new StreamKey(7)).Payoffs[0])], mean => Math.Abs(mean - exact) <= 5 * summary.StandardErrors[0])[0];
            bench.Report.Row(
                name, $"{Report.Number(summary.Payoffs[0], "G6")} ± {Report.Number(summary.StandardErrors[0], "G2")}", Report.Number(exact, "G6"), Report.Time(timing.Median), Report.Number(summary.Moves / timing.Median, "0.0e0"));
        }

        bench.Report.TableEnd();
    }

    private static string Each(Timing timing, int iterations) =>
        timing.IsRight ? Report.Time(timing.Median / iterations) : GameSuite.Cell(timing);

    private static LinearProgram ProgramOf(ExtensiveFormGame game)
    {
        Caught caught = new();
        game.Solve(new SequenceFormProgram { Program = caught });
        return caught.Program!;
    }

    // Keeps the program that it is asked to solve.
    private sealed class Caught : ILinearProgramMethod
    {
        public string Name => "caught";

        public LinearProgram? Program { get; private set; }

        public LinearProgramSolution Solve(LinearProgram program, CancellationToken cancellation = default)
        {
            Program = program;
            return LinearProgramMethods.Default.Solve(program, cancellation);
        }
    }
}
