using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Learning.Senders;

namespace Mechanisms.Learning.Tests.Senders;

/// <summary>An independent oracle: rounds of bandit feedback, and what the specification's second phase makes of them (information-and-contracts, 2.7), with a program of its own. δ is 0.05, α 2/3.</summary>
/// <remarks>Each setting besides the scale is the specification's by default; another plants a bug in the oracle.</remarks>
internal sealed record BanditRounds(SendersTask Task, double Scale, (int Profile, int Action, double[] Utilities)[] Rounds)
{
    /// <summary>T.</summary>
    public const int Horizon = 200;

    /// <summary>⌈T^(2/3)⌉.</summary>
    public const int Constant = 35;

    private const double Confidence = 0.05;

    public double BonusFactor { get; init; } = 1;

    public bool AreProfilesWeighted { get; init; } = true;

    public double UntriedMean { get; init; } = 1;

    public int IncentiveRounds { get; init; } = Constant;

    public double RootFactor { get; init; } = 4;

    public double BernsteinFactor { get; init; } = 4;

    public double SlackFactor { get; init; } = 1;

    private int Profiles => Task.Signals.Count;

    private int Actions => Task.Actions;

    /// <summary>Gets ε₁ = scale · (√(4 L/m) + 4 L/(3 m)), L = |S| ln |A| + ln(4 N T/δ), m = ⌊⌈T^α⌉/|A|⌋.</summary>
    public double Slack
    {
        get
        {
            int lies = Task.Signals.Counts.Sum(signals => signals * (signals - 1));
            double logarithm = (Profiles * Math.Log(Actions)) + Math.Log(4.0 * (1 + lies) * Horizon / Confidence);
            double tries = Math.Floor((double)Constant / Actions);
            return SlackFactor * Scale * (Math.Sqrt(RootFactor * logarithm / tries) + (BernsteinFactor * logarithm / (3 * tries)));
        }
    }

    /// <summary>What the learner promises after all rounds.</summary>
    public Promise Learned()
    {
        BanditFeedbackRun run = (BanditFeedbackRun)new BanditFeedbackReceiver { Scale = Scale, ResolveRatio = 1.000001 }.Begin(Task, Horizon);
        foreach ((int profile, int action, double[] utilities) in Rounds)
        {
            _ = run.Promise();
            run.Observe(new(profile, action, utilities));
        }

        return run.Commit();
    }

    /// <summary>Whether a promise has the slack, keeps to the incentives so relaxed, and is worth as much as the program's best.</summary>
    public bool Agrees(Promise promise)
    {
        double[] objective = Optimism();
        double worth = objective.Select((amount, entry) => amount * promise.Probabilities[entry / Actions, entry % Actions]).Sum();
        LinearProgram program = Program(objective);
        double[] rows = new double[program.RowCount];
        for (int entry = 0; entry < objective.Length; entry++)
        {
            for (int place = program.ColumnStarts[entry]; place < program.ColumnStarts[entry + 1]; place++)
            {
                rows[program.RowIndices[place]] += program.Coefficients[place] * promise.Probabilities[entry / Actions, entry % Actions];
            }
        }

        return Math.Abs(promise.Slack - Slack) <= 1e-12
            && rows.Skip(Profiles).All(row => row >= -Slack - 1e-8)
            && Math.Abs(worth - new TableauSimplex().Solve(program).Value) <= 1e-8;
    }

    // Ũ(s, a) = frequency of s · min(1, mean + bonus), bonus = min(1, scale · √(ln(4 |S| |A| T/δ) / (2 max(1, n)))).
    private double[] Optimism()
    {
        double[] optimistic = new double[Profiles * Actions];
        for (int entry = 0; entry < optimistic.Length; entry++)
        {
            (int profile, int action) = (entry / Actions, entry % Actions);
            double[] seen = [.. Rounds.Where(round => round.Profile == profile && round.Action == action).Select(round => round.Utilities[0])];
            double frequency = Rounds.Count(round => round.Profile == profile) / (double)Rounds.Length;
            double bonus = Math.Min(1, BonusFactor * Scale * Math.Sqrt(Math.Log(4.0 * Profiles * Actions * Horizon / Confidence) / (2 * Math.Max(1, seen.Length))));
            optimistic[entry] = (AreProfilesWeighted ? frequency : 1) * Math.Min(1, (seen.Length == 0 ? UntriedMean : seen.Average()) + bonus);
        }

        return optimistic;
    }

    // Û(s, a) = ∑ of the constant rounds with s and a, over the number of those with a.
    private double Incentive(int sender, int profile, int action)
    {
        (int Profile, int Action, double[] Utilities)[] tried = [.. Rounds.Take(IncentiveRounds).Where(round => round.Action == action)];
        return tried.Where(round => round.Profile == profile).Sum(round => round.Utilities[1 + sender]) / tried.Length;
    }

    // Rows of profiles first, then one per sender, signal and lie.
    private LinearProgram Program(double[] objective)
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        foreach (double amount in objective)
        {
            _ = builder.AddVariable(0, double.PositiveInfinity, amount);
        }

        for (int profile = 0; profile < Profiles; profile++)
        {
            int whole = builder.AddRow(1, 1);
            for (int action = 0; action < Actions; action++)
            {
                builder.SetCoefficient(whole, (profile * Actions) + action, 1);
            }
        }

        for (int sender = 0; sender < Task.Senders; sender++)
        {
            int signals = Task.Signals.Counts[sender];
            for (int pair = 0; pair < signals * signals; pair++)
            {
                if (pair / signals != pair % signals)
                {
                    AddLie(builder, sender, pair / signals, pair % signals);
                }
            }
        }

        return builder.Build();
    }

    private void AddLie(LinearProgramBuilder builder, int sender, int signal, int report)
    {
        int row = builder.AddRow(-Slack, double.PositiveInfinity);
        for (int profile = 0; profile < Profiles; profile++)
        {
            if (Task.Signals.Choice(profile, sender) == signal)
            {
                for (int action = 0; action < Actions; action++)
                {
                    double worth = Incentive(sender, profile, action);
                    builder.SetCoefficient(row, (profile * Actions) + action, worth);
                    builder.SetCoefficient(row, (Task.Signals.With(profile, sender, report) * Actions) + action, -worth);
                }
            }
        }
    }
}
