using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.InformationAcquisition;

namespace Mechanisms.Tests.InformationAcquisition;

/// <summary>
/// The programs of both families with one row for every map from signals to reports, written straight from the definitions: the oracle for the
/// programs that do without the maps. It shares with them the numbering of profiles and the simplex method, whose answers are audited elsewhere.
/// </summary>
internal static class ReportMapPrograms
{
    public static double Value(InformedSendersProblem problem)
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        for (int profile = 0; profile < problem.Signals.Count; profile++)
        {
            int row = builder.AddRow(Rational.One, Rational.One);
            for (int action = 0; action < problem.ActionCount; action++)
            {
                builder.SetCoefficient(row, builder.AddVariable(0, double.PositiveInfinity, Weighted(problem, problem.ReceiverUtility, profile, action)), Rational.One);
            }
        }

        for (int sender = 0; sender < problem.SenderCount; sender++)
        {
            foreach (int[] map in Maps(problem.Signals.Counts[sender]))
            {
                AddMap(builder, problem, sender, map);
            }
        }

        return Solved(builder);
    }

    public static double Value(HiredAgentsProblem problem) => Solved(Program(problem));

    /// <summary>The program of hired agents; a bug may be planted into its signal law, its payments or its costs.</summary>
    public static LinearProgramBuilder Program(HiredAgentsProblem problem, PlantedBug bug = PlantedBug.None)
    {
        LinearProgramBuilder builder = new(ObjectiveSense.Maximize);
        int sum = builder.AddRow(Rational.One, Rational.One);
        for (int efforts = 0; efforts < problem.Efforts.Count; efforts++)
        {
            builder.SetCoefficient(sum, builder.AddVariable(0, double.PositiveInfinity, Gross(problem, efforts)), Rational.One);
        }

        for (int place = 0; place < problem.AgentCount * problem.Efforts.Count * problem.Signals.Count * problem.StateCount; place++)
        {
            (int rest, int state) = (place / problem.StateCount, place % problem.StateCount);
            (int efforts, int signals) = (rest / problem.Signals.Count % problem.Efforts.Count, rest % problem.Signals.Count);
            int payment = builder.AddVariable(0, double.PositiveInfinity, -problem.Prior[state] * problem.SignalLaws[efforts][state, signals]);
            if (problem.PaymentCap is { } cap)
            {
                int row = builder.AddRow(double.NegativeInfinity, 0);
                builder.SetCoefficient(row, payment, Rational.One);
                builder.SetCoefficient(row, efforts, -cap);
            }
        }

        for (int agent = 0; agent < problem.AgentCount; agent++)
        {
            int count = problem.Costs[agent].Count;
            for (int pair = 0; pair < count * count; pair++)
            {
                foreach (int[] map in Maps(problem.Signals.Counts[agent]))
                {
                    AddMap(builder, problem, agent, pair / count, pair % count, map, bug);
                }
            }
        }

        return builder;
    }

    /// <summary>The gross value from its definition: on every signal profile the largest expected utility of a decision.</summary>
    public static Rational Gross(HiredAgentsProblem problem, int efforts)
    {
        Rational sum = 0;
        for (int signals = 0; signals < problem.Signals.Count; signals++)
        {
            Rational? most = null;
            for (int decision = 0; decision < problem.Utility.Rows; decision++)
            {
                Rational worth = 0;
                for (int state = 0; state < problem.Prior.Count; state++)
                {
                    worth += problem.Prior[state] * problem.SignalLaws[efforts][state, signals] * problem.Utility[decision, state];
                }

                most = most is { } before ? Rational.Max(before, worth) : worth;
            }

            sum += most!.Value;
        }

        return sum;
    }

    public static double Solved(LinearProgramBuilder builder) => new RevisedSimplex().Solve(builder.Build()).Value;

    private static void AddMap(LinearProgramBuilder builder, InformedSendersProblem problem, int sender, int[] map)
    {
        int row = builder.AddRow(0, double.PositiveInfinity);
        for (int profile = 0; profile < problem.Signals.Count; profile++)
        {
            int reported = problem.Signals.With(profile, sender, map[problem.Signals.Choice(profile, sender)]);
            for (int action = 0; action < problem.ActionCount; action++)
            {
                Rational worth = Weighted(problem, problem.SenderUtilities[sender], profile, action);
                builder.AddCoefficient(row, (profile * problem.ActionCount) + action, worth);
                builder.AddCoefficient(row, (reported * problem.ActionCount) + action, -worth);
            }
        }
    }

    private static void AddMap(LinearProgramBuilder builder, HiredAgentsProblem problem, int agent, int told, int made, int[] map, PlantedBug bug)
    {
        Rational saved = problem.Costs[agent][told] - problem.Costs[agent][made];
        int row = builder.AddRow(bug == PlantedBug.ConstantSlack ? saved : 0, double.PositiveInfinity);
        for (int efforts = 0; efforts < problem.Efforts.Count; efforts++)
        {
            if (problem.Efforts.Choice(efforts, agent) != told)
            {
                continue;
            }

            if (bug != PlantedBug.ConstantSlack)
            {
                builder.AddCoefficient(row, efforts, -saved);
            }

            int played = bug == PlantedBug.LawAtTheRecommendedEffort ? efforts : problem.Efforts.With(efforts, agent, made);
            for (int signals = 0; signals < problem.Signals.Count; signals++)
            {
                int reported = problem.Signals.With(signals, agent, map[problem.Signals.Choice(signals, agent)]);
                (int inLaw, int inPayment) = bug == PlantedBug.ReportInTheLaw ? (reported, signals) : (signals, reported);
                for (int state = 0; state < problem.StateCount; state++)
                {
                    builder.AddCoefficient(row, Payment(problem, agent, efforts, signals, state), problem.Prior[state] * problem.SignalLaws[efforts][state, signals]);
                    builder.AddCoefficient(row, Payment(problem, agent, efforts, inPayment, state), -problem.Prior[state] * problem.SignalLaws[played][state, inLaw]);
                }
            }
        }
    }

    private static int Payment(HiredAgentsProblem problem, int agent, int efforts, int signals, int state) => problem.Efforts.Count
        + (((((agent * problem.Efforts.Count) + efforts) * problem.Signals.Count) + signals) * problem.StateCount) + state;

    private static Rational Weighted(InformedSendersProblem problem, Matrix<Rational> utility, int profile, int action) =>
        Enumerable.Range(0, utility.Columns).Aggregate(Rational.Zero, (sum, state) => sum + (problem.Joint!.Value[state, profile] * utility[action, state]));

    /// <summary>Every map from signals to reports.</summary>
    public static IEnumerable<int[]> Maps(int signals)
    {
        int count = (int)Math.Pow(signals, signals);
        for (int map = 0; map < count; map++)
        {
            int rest = map;
            int[] reports = new int[signals];
            for (int signal = 0; signal < signals; signal++)
            {
                reports[signal] = rest % signals;
                rest /= signals;
            }

            yield return reports;
        }
    }
}
