using System.Numerics;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.InformationAcquisition;

/// <summary>maximize ι  over  0 ≤ g(report, state) ≤ cap  such that truth and effort beat every lie and every other effort by ι.</summary>
internal sealed record StrictRuleProgram(HiredAgentsProblem Problem, int Agent, int Effort, Rational Cap) : IProgramSource
{
    public LinearProgram Write() => Write(ProgramNumbers.Doubles);

    public LinearProgram WriteExactly() => Write(ProgramNumbers.Rationals);

    /// <summary>Finds for each signal the first one that is paid alike.</summary>
    public int[] Alike() => AlikeSignals.Of(Weights(Effort, ProgramNumbers.Rationals), Problem.Signals.Counts[Agent]);

    private LinearProgram Write<T>(ProgramNumbers<T> numbers)
        where T : struct, IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>, IUnaryNegationOperators<T, T>,
            IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        TruthfulProgram<T> program = new(ObjectiveSense.Maximize, numbers);
        program.Writer.AddVariables(Problem.Signals.Counts[Agent] * Problem.StateCount, Rational.Zero, Cap);
        int margin = program.Writer.AddVariables(1, LinearProgramNumber.NegativeInfinity, LinearProgramNumber.PositiveInfinity);
        program.Writer.SetCost(margin, T.MultiplicativeIdentity);
        T[] own = Weights(Effort, numbers);
        int[] alike = Alike();
        program.AddTruthfulness(new RulePayoffs<T>(this, alike, own, own, T.AdditiveIdentity, margin));
        for (int other = 0; other < Problem.Costs[Agent].Count; other++)
        {
            if (other != Effort)
            {
                T saved = numbers.From(Problem.Costs[Agent][Effort]) - numbers.From(Problem.Costs[Agent][other]);
                program.AddDeviation(new RulePayoffs<T>(this, alike, own, Weights(other, numbers), saved, margin), areNonnegative: true);
            }
        }

        // Where signals tell nothing there is nothing to lie about, and without another effort the margin has no bound of its own.
        program.Writer.BeginAtMost(numbers.From(Cap));
        program.Writer.Put(margin, T.MultiplicativeIdentity);
        return program.Writer.WriteOut();
    }

    private T[] Weights<T>(int effort, ProgramNumbers<T> numbers)
        where T : struct, IAdditionOperators<T, T, T>, IMultiplyOperators<T, T, T> =>
        JointWeights.Own(Problem, Agent, JointWeights.Of(Problem, Problem.Efforts.With(0, Agent, effort), numbers));

    private readonly record struct RulePayoffs<T>(StrictRuleProgram Source, int[] Alike, T[] Own, T[] Made, T Margin, int Strictness) : IDeviationPayoffs<T>
        where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        public int Cells => Source.Problem.Signals.Counts[Source.Agent];

        public int Answers => Cells;

        // A lie at the effort itself must lose by the margin, which is added to what it earns; reports that are paid alike are none, nor are those on signals never shown.
        public void WriteAnswer(int cell, int answer, PayoffTerms<T> payoff)
        {
            int states = Source.Problem.StateCount;
            for (int state = 0; state < states; state++)
            {
                payoff.Add((Alike[answer] * states) + state, Made[(cell * states) + state]);
            }

            if (ReferenceEquals(Own, Made) && Alike[answer] != Alike[cell] && IsShown(cell))
            {
                payoff.Add(Strictness, T.MultiplicativeIdentity);
            }
        }

        public void WriteTruth(PayoffTerms<T> payoff)
        {
            int states = Source.Problem.StateCount;
            for (int place = 0; place < Own.Length; place++)
            {
                payoff.Add((Alike[place / states] * states) + (place % states), Own[place]);
            }

            payoff.Add(Strictness, -T.MultiplicativeIdentity);
        }

        private bool IsShown(int cell)
        {
            int states = Source.Problem.StateCount;
            return Own.AsSpan(cell * states, states).ContainsAnyExcept(T.AdditiveIdentity);
        }
    }
}
