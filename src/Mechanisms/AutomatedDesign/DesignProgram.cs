using System.Globalization;
using System.Numerics;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.AutomatedDesign;

/// <summary>Writes the program of <see cref="TruthfulDesign"/>: outcome o after profile θ at θ · outcomes + o, then payments at θ · agents + agent.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Truthfulness">What truth must withstand.</param>
/// <param name="Participation">When agents must be willing to take part.</param>
internal sealed record DesignProgram(DesignProblem Problem, Truthfulness Truthfulness, Participation Participation) : IProgramSource
{
    /// <summary>The variable of the first payment.</summary>
    public int FirstPayment => Problem.Types.Count * Problem.OutcomeCount;

    /// <inheritdoc/>
    public LinearProgram Write() => Write(ProgramNumbers.Doubles);

    /// <inheritdoc/>
    public LinearProgram WriteExactly() => Write(ProgramNumbers.Rationals);

    /// <summary>The rows of truth and participation, and what they forbid in words.</summary>
    public IEnumerable<(int Row, string Deviation)> Incentives()
    {
        int row = Problem.Types.Count;
        for (int agent = 0; agent < Problem.Agents; agent++)
        {
            int types = Problem.Types.Counts[agent];
            foreach (int others in Others(agent, Truthfulness == Truthfulness.DominantStrategy))
            {
                string against = others < 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" when the others are as in profile {others}");
                TruthRows truth = new(row, types);
                for (int place = 0; place < types * types; place++)
                {
                    if (place / types != place % types)
                    {
                        yield return (truth.Row(place / types, place % types), string.Create(
                            CultureInfo.InvariantCulture, $"agent {agent} of type {place / types} says {place % types}{against}"));
                    }
                }

                row += types * (types - 1);
            }

            foreach ((int type, int others) in Stays(agent))
            {
                string against = others < 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" when the others are as in profile {others}");
                yield return (row++, string.Create(CultureInfo.InvariantCulture, $"agent {agent} of type {type} stays away{against}"));
            }
        }
    }

    // Profiles of the others, with the agent's first type in its place; −1 for all of them together, weighted by the prior.
    private IEnumerable<int> Others(int agent, bool isEach) => isEach
        ? Enumerable.Range(0, Problem.Types.Count).Where(profile => Problem.Types.Choice(profile, agent) == 0)
        : [-1];

    private IEnumerable<(int Type, int Others)> Stays(int agent) => Participation == Participation.Forced
        ? []
        : from others in Others(agent, Participation == Participation.ExPost)
          from type in Enumerable.Range(0, Problem.Types.Counts[agent])
          select (type, others);

    private LinearProgram Write<T>(ProgramNumbers<T> numbers)
        where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        TruthfulProgram<T> program = new(ObjectiveSense.Maximize, numbers);
        AddInstruments(program.Writer, numbers);
        for (int agent = 0; agent < Problem.Agents; agent++)
        {
            foreach (int others in Others(agent, Truthfulness == Truthfulness.DominantStrategy))
            {
                _ = program.AddTruthfulness(Payoffs(agent, others, numbers));
            }

            foreach ((int type, int others) in Stays(agent))
            {
                // Taking part and telling the truth, against staying away, which is worth 0.
                ReportPayoffs<T> payoffs = Payoffs(agent, others, numbers);
                _ = program.AddComparison(T.AdditiveIdentity, payoff => payoffs.WriteAnswer(type, type, payoff));
            }
        }

        return program.Writer.WriteOut();
    }

    private void AddInstruments<T>(LinearProgramWriter<T> writer, ProgramNumbers<T> numbers)
        where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        writer.AddVariables(FirstPayment);
        for (int profile = 0; profile < Problem.Types.Count; profile++)
        {
            writer.BeginEqual(T.MultiplicativeIdentity);
            for (int outcome = 0; outcome < Problem.OutcomeCount; outcome++)
            {
                int variable = (profile * Problem.OutcomeCount) + outcome;
                writer.Put(variable, T.MultiplicativeIdentity);
                writer.SetCost(variable, numbers.From(Problem.Prior[profile] * Problem.Objective[profile, outcome]));
            }
        }

        if (Problem.HasPayments)
        {
            writer.AddVariables(Problem.Types.Count * Problem.Agents, LinearProgramNumber.NegativeInfinity, LinearProgramNumber.PositiveInfinity);
            for (int place = 0; place < Problem.Types.Count * Problem.Agents; place++)
            {
                writer.SetCost(FirstPayment + place, numbers.From(Problem.PaymentWeight * Problem.Prior[place / Problem.Agents]));
            }
        }
    }

    private ReportPayoffs<T> Payoffs<T>(int agent, int others, ProgramNumbers<T> numbers)
        where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T> =>
        new(this, agent, others, numbers);

    /// <summary>An agent knows its type (the cell) and reports one (the answer).</summary>
    private readonly record struct ReportPayoffs<T>(DesignProgram Program, int Agent, int Others, ProgramNumbers<T> Numbers) : IReportPayoffs<T>
        where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        public int Cells => Program.Problem.Types.Counts[Agent];

        public int Answers => Cells;

        public void WriteAnswer(int cell, int answer, PayoffTerms<T> payoff)
        {
            DesignProblem problem = Program.Problem;
            if (Others >= 0)
            {
                Write(problem.Types.With(Others, Agent, answer), cell, Rational.One, payoff);
                return;
            }

            // The prior is that of the true types; what is decided follows the report.
            for (int profile = 0; profile < problem.Types.Count; profile++)
            {
                if (problem.Types.Choice(profile, Agent) == cell)
                {
                    Write(problem.Types.With(profile, Agent, answer), cell, problem.Prior[profile], payoff);
                }
            }
        }

        private void Write(int reported, int type, Rational weight, PayoffTerms<T> payoff)
        {
            DesignProblem problem = Program.Problem;
            for (int outcome = 0; outcome < problem.OutcomeCount; outcome++)
            {
                payoff.Add((reported * problem.OutcomeCount) + outcome, Numbers.From(weight * problem.Utilities[Agent][type, outcome]));
            }

            if (problem.HasPayments)
            {
                payoff.Add(Program.FirstPayment + (reported * problem.Agents) + Agent, Numbers.From(-weight));
            }
        }
    }
}
