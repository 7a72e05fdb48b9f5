using System.Numerics;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.InformationAcquisition;

/// <summary>The linear program of hired agents: μ(b), x = μ · payment, and one z per signal under each deviation.</summary>
/// <remarks>
/// maximize ∑ μ(b) V(b) − ∑ w x  over  μ, x ≥ 0, ∑ μ = 1, x ≤ cap · μ, subject to truth and obedience. The search for recommendable profiles drops
/// the sum and maximizes ∑ t with t ≤ μ, t ≤ 1: rows without constants form a cone, so t is 1 where μ can be positive and 0 elsewhere. The least cap is that
/// for one profile which is always recommended.
/// <para>In a box the recommendation to an agent is held near independence of those to the others: for every agent, effort e and profile o of the others,
/// least(e) · μ(o) ≤ μ(e, o) ≤ most(e) · μ(o), where μ(o) sums over the agent's efforts. The independent recommendations in the box satisfy that,
/// and nothing else does where the bounds of all agents but one meet.</para>
/// </remarks>
/// <param name="Problem">The problem.</param>
/// <param name="Support">The effort profiles that may be recommended, ascending.</param>
/// <param name="Basis">What payments depend on.</param>
/// <param name="Goal">What the program looks for.</param>
internal sealed record AgentsProgram(HiredAgentsProblem Problem, Sequence<int> Support, PaymentBasis Basis, AgentsGoal Goal) : IProgramSource
{
    /// <summary>Gets the box that recommendations are held to; null when they may be correlated at will.</summary>
    public RecommendationBox? Box { get; init; }

    public LinearProgram Write() => Write(ProgramNumbers.Doubles);

    public LinearProgram WriteExactly() => Write(ProgramNumbers.Rationals);

    /// <summary>Lists where every incentive stands in the program of the best value, in its order.</summary>
    public IEnumerable<AgentsIncentive> Incentives()
    {
        AgentsLayout layout = new(Problem, Support, Basis);
        int row = 1;
        for (int agent = 0; agent < Problem.AgentCount; agent++)
        {
            int efforts = Problem.Costs[agent].Count;
            int signals = Problem.Signals.Counts[agent];
            for (int pair = 0; pair < efforts * efforts; pair++)
            {
                (int told, int made) = (pair / efforts, pair % efforts);
                if (!layout.Told(agent, told).IsEmpty)
                {
                    int rows = told == made ? signals * (signals - 1) : (signals * signals) + 1;
                    yield return new(agent, told, made, row, rows);
                    row += rows;
                }
            }
        }
    }

    /// <summary>The rows that hold payments to the cap, which stand at the end of the program.</summary>
    public int CapRows() => Problem.PaymentCap is null
        ? 0
        : Enumerable.Range(0, Problem.AgentCount).Sum(agent => Support.Count * new AgentsLayout(Problem, Support, Basis).BlockOf(agent));

    private LinearProgram Write<T>(ProgramNumbers<T> numbers)
        where T : struct, IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>, IUnaryNegationOperators<T, T>,
            IComparisonOperators<T, T, bool>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        AgentsTables<T> tables = AgentsTables<T>.Of(Problem, Basis, numbers);
        AgentsLayout layout = new(Problem, Support, Basis);
        TruthfulProgram<T> program = new(ObjectiveSense.Maximize, numbers);
        program.Writer.AddVariables(layout.VariableCount);
        program.Writer.Reserve(0, (int)Math.Min(layout.Coefficients(Problem.PaymentCap is not null), int.MaxValue / 2));
        switch (Goal)
        {
            case AgentsGoal.Value:
                WriteSum(program.Writer);
                WriteValue(program.Writer, layout, tables);
                break;
            case AgentsGoal.Support:
                WriteSupport(program.Writer);
                break;
            default:
                WriteSum(program.Writer);
                break;
        }

        WriteIncentives(program, layout, tables);
        if (Box is { } box)
        {
            WriteBox(program.Writer, box);
        }

        WriteCaps(program.Writer, layout, tables.Cap);

        return program.Writer.WriteOut();
    }

    private void WriteSum<T>(LinearProgramWriter<T> writer)
        where T : struct, IAdditionOperators<T, T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        writer.BeginEqual(T.MultiplicativeIdentity);
        for (int position = 0; position < Support.Count; position++)
        {
            writer.Put(position, T.MultiplicativeIdentity);
        }
    }

    private void WriteValue<T>(LinearProgramWriter<T> writer, AgentsLayout layout, AgentsTables<T> tables)
        where T : struct, IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>, IUnaryNegationOperators<T, T>,
            IComparisonOperators<T, T, bool>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        for (int position = 0; position < Support.Count; position++)
        {
            writer.SetCost(position, tables.Gross[Support[position]]);
            for (int agent = 0; agent < Problem.AgentCount; agent++)
            {
                T[] weights = tables.Weights[agent][Support[position]];
                int first = layout.Payments(agent, position);
                for (int place = 0; place < weights.Length; place++)
                {
                    writer.SetCost(first + place, -weights[place]);
                }
            }
        }
    }

    private void WriteSupport<T>(LinearProgramWriter<T> writer)
        where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        int reached = writer.AddVariables(Support.Count, 0.0, 1.0);
        for (int position = 0; position < Support.Count; position++)
        {
            writer.SetCost(reached + position, T.MultiplicativeIdentity);
            writer.BeginAtMost(T.AdditiveIdentity);
            writer.Put(position, -T.MultiplicativeIdentity);
            writer.Put(reached + position, T.MultiplicativeIdentity);
        }
    }

    private void WriteIncentives<T>(TruthfulProgram<T> program, AgentsLayout layout, AgentsTables<T> tables)
        where T : struct, IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>, IUnaryNegationOperators<T, T>,
            IComparisonOperators<T, T, bool>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        for (int agent = 0; agent < Problem.AgentCount; agent++)
        {
            int efforts = Problem.Costs[agent].Count;
            for (int pair = 0; pair < efforts * efforts; pair++)
            {
                (int told, int made) = (pair / efforts, pair % efforts);
                if (layout.Told(agent, told).IsEmpty)
                {
                    continue;
                }

                EffortPayoffs<T> payoffs = new(Problem, layout, tables, agent, told, made);
                if (told == made)
                {
                    program.AddTruthfulness(payoffs);
                }
                else
                {
                    program.AddDeviation(payoffs, areNonnegative: true);
                }
            }
        }
    }

    private void WriteBox<T>(LinearProgramWriter<T> writer, RecommendationBox box)
        where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        for (int agent = 0; agent < Problem.AgentCount; agent++)
        {
            int own = agent;
            int likeliest = box.Likeliest(agent);
            foreach (int[] alike in Enumerable.Range(0, Support.Count).GroupBy(position => Problem.Efforts.With(Support[position], own, 0)).Select(group => group.ToArray()))
            {
                foreach (int position in alike)
                {
                    int effort = Problem.Efforts.Choice(Support[position], agent);
                    WriteShares(writer, position, alike, box.Least[agent][effort], box.Most[agent][effort], isRest: effort == likeliest);
                }
            }
        }
    }

    // A bound of 0 below or 1 above says nothing. Where an agent's shares are fixed the likeliest is the rest: shares that are rounded must not contradict each other.
    private static void WriteShares<T>(LinearProgramWriter<T> writer, int position, int[] alike, Rational least, Rational most, bool isRest)
        where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        if (least == most)
        {
            if (!isRest)
            {
                writer.BeginEqual(T.AdditiveIdentity);
                PutShare(writer, position, alike, least);
            }

            return;
        }

        if (least.Sign > 0)
        {
            writer.BeginAtLeast(T.AdditiveIdentity);
            PutShare(writer, position, alike, least);
        }

        if (most < Rational.One)
        {
            writer.BeginAtMost(T.AdditiveIdentity);
            PutShare(writer, position, alike, most);
        }
    }

    // μ of one profile less a share of all those that tell the other agents the same.
    private static void PutShare<T>(LinearProgramWriter<T> writer, int position, int[] alike, Rational share)
        where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        writer.Put(position, T.MultiplicativeIdentity);
        foreach (int other in alike)
        {
            writer.Put(other, -writer.Numbers.From(share));
        }
    }

    // x ≤ cap · μ; where the least cap is sought, x ≤ that cap, for the one profile whose μ is 1.
    private void WriteCaps<T>(LinearProgramWriter<T> writer, AgentsLayout layout, T? cap)
        where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        bool isSought = Goal == AgentsGoal.LeastCap;
        if (cap is null && !isSought)
        {
            return;
        }

        int least = isSought ? writer.AddVariables(1) : 0;
        if (isSought)
        {
            writer.SetCost(least, -T.MultiplicativeIdentity);
        }

        for (int agent = 0; agent < Problem.AgentCount; agent++)
        {
            for (int block = 0; block < Support.Count * layout.BlockOf(agent); block++)
            {
                writer.BeginAtMost(T.AdditiveIdentity);
                writer.Put(isSought ? least : block / layout.BlockOf(agent), isSought ? -T.MultiplicativeIdentity : -cap!.Value);
                writer.Put(layout.Payments(agent, 0) + block, T.MultiplicativeIdentity);
            }
        }
    }
}
