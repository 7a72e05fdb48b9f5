using System.Numerics;
using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Deviations;

namespace Mechanisms.ScoringRules;

/// <summary>The proper rule with scores in [0, 1] under which learning gains a forecaster most, for any number of states.</summary>
/// <remarks>
/// Maximize G = ∑ q(σ) E_σ S(σ) − U₀ over scores S(σ, ω) in [0, 1] that are proper on the beliefs, with U₀ ≥ E_prior S(σ) for every σ what a forecaster
/// gets who learns nothing. An effort of cost c that leads to these beliefs is implementable with payments up to B, against an uninformative effort
/// of no cost, exactly when B · G ≥ c. With two states the optimum is that of <see cref="VShapedRule"/>.
/// </remarks>
/// <param name="Gain">The largest gain G.</param>
/// <param name="Rule">A rule that reaches it: item σ is the score of belief σ.</param>
/// <param name="Solved">The linear program behind it.</param>
[Reference("li2022", "maximizing the incentive for a binary effort under a bounded payment")]
public sealed record LargestGain(double Gain, ScoringMenu Rule, SolvedProgram Solved)
{
    /// <summary>Finds the rule.</summary>
    /// <param name="posteriors">The beliefs that learning can lead to, shape [belief, state], rows summing to 1 within 1e-9.</param>
    /// <param name="probabilities">Probability of each belief, shape [belief], summing to 1 within 1e-9; the prior is their mean.</param>
    /// <param name="method">The method that solves the linear program; null for <see cref="LinearProgramMethods.Default"/>.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The rule and its gain.</returns>
    /// <exception cref="ArgumentException">The probabilities are no distribution over the rows, or a row is none over states.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    /// <exception cref="InvalidOperationException">The method found no optimum, though there is one; the message says how it ended.</exception>
    public static LargestGain Of(
        Matrix<Rational> posteriors,
        ReadOnlySpan<Rational> probabilities,
        ILinearProgramMethod? method = null,
        CancellationToken cancellation = default)
    {
        ModelData.RequireDistribution(probabilities, "the beliefs", nameof(probabilities));
        ModelData.RequireCount(probabilities.Length, posteriors.Rows, "probabilities, one per belief", nameof(probabilities));
        for (int belief = 0; belief < posteriors.Rows; belief++)
        {
            ModelData.RequireDistribution(posteriors.Row(belief), $"belief {belief}", nameof(posteriors));
        }

        GainProgram source = new(posteriors, Sequence.Create(probabilities));
        SolvedProgram solved = SolvedProgram.Solve("largest gain from learning", source, method ?? LinearProgramMethods.Default, cancellation);
        cancellation.ThrowIfCancellationRequested();
        if (!solved.Solution.IsOptimal)
        {
            throw new InvalidOperationException(solved.Solution.Explain());
        }

        double[] scores = [.. solved.Solution.Primal.Take(posteriors.Rows * posteriors.Columns).Select(score => Math.Clamp(score, 0, 1))];
        return new(solved.Solution.Value, new(new Matrix<double>(posteriors.Rows, posteriors.Columns, scores)), solved);
    }

    /// <summary>Writes the program: score (σ, ω) at σ · states + ω, then the gain, then what learning nothing earns.</summary>
    private sealed record GainProgram(Matrix<Rational> Posteriors, Sequence<Rational> Probabilities) : IProgramSource
    {
        public LinearProgram Write() => Write(ProgramNumbers.Doubles);

        public LinearProgram WriteExactly() => Write(ProgramNumbers.Rationals);

        private LinearProgram Write<T>(ProgramNumbers<T> numbers)
            where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
        {
            TruthfulProgram<T> program = new(ObjectiveSense.Maximize, numbers);
            program.Writer.AddVariables(Posteriors.Rows * Posteriors.Columns, Rational.Zero, Rational.One);
            int gain = program.Writer.AddVariables(1);
            program.Writer.SetCost(gain, T.MultiplicativeIdentity);
            GainPayoffs<T> payoffs = new(
                Posteriors.Select(numbers.From),
                numbers.From(Sequence.Of(Posteriors.Rows * Posteriors.Columns, Weight)),
                numbers.From(Sequence.Of(Posteriors.Columns, Prior)),
                gain);
            _ = program.AddTruthfulness(new TablePayoffs<T>(payoffs.Beliefs));
            _ = program.AddDeviation(payoffs, areNonnegative: true);
            return program.Writer.WriteOut();
        }

        private Rational Weight(int place) => Probabilities[place / Posteriors.Columns] * Posteriors.Entries[place];

        private Rational Prior(int state) =>
            Enumerable.Range(0, Posteriors.Rows).Aggregate(Rational.Zero, (sum, belief) => sum + (Probabilities[belief] * Posteriors[belief, state]));
    }

    /// <summary>Learning nothing: one cell, the prior, and any report; truth beats it by the gain.</summary>
    private readonly record struct GainPayoffs<T>(Matrix<T> Beliefs, Sequence<T> Weights, Sequence<T> Prior, int Gain) : IDeviationPayoffs<T>
        where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        public int Cells => 1;

        public int Answers => Beliefs.Rows;

        public T Margin => T.AdditiveIdentity;

        public void WriteAnswer(int cell, int answer, PayoffTerms<T> payoff)
        {
            for (int state = 0; state < Beliefs.Columns; state++)
            {
                payoff.Add((answer * Beliefs.Columns) + state, Prior[state]);
            }
        }

        public void WriteTruth(PayoffTerms<T> payoff)
        {
            for (int place = 0; place < Weights.Count; place++)
            {
                payoff.Add(place, Weights[place]);
            }

            payoff.Add(Gain, -T.MultiplicativeIdentity);
        }
    }
}
