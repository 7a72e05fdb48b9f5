using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Games.Dynamics;

/// <content>The cases.</content>
public abstract partial record Regularizer
{
    /// <summary>Negative entropy Σ x ln x + ln n: multiplicative weights. Range ln n.</summary>
    public sealed record Entropy : Regularizer
    {
        internal override void MinimizeFinite(ReadOnlySpan<double> costs, Span<double> strategy)
        {
            // From the least cost up: exponents are at most 0, so nothing overflows and the largest weight is 1.
            double least = VectorMath.Least(costs);
            double sum = 0;
            for (int action = 0; action < costs.Length; action++)
            {
                strategy[action] = Elementary.Exp(least - costs[action]);
                sum += strategy[action];
            }

            for (int action = 0; action < costs.Length; action++)
            {
                strategy[action] /= sum;
            }
        }

        internal override void Recenter(Span<double> costs)
        {
            double least = VectorMath.Least(costs);
            for (int action = 0; action < costs.Length; action++)
            {
                costs[action] -= least;
            }
        }

        internal override double Range(int actions) => Elementary.Log(actions);

        // Hoeffding's lemma.
        internal override double StabilityFactor(int actions) => 1.0 / 8;

        internal override double TunedRate(int actions, long rounds) => actions == 1 ? 1 : Math.Sqrt(8 * Elementary.Log(actions) / rounds);

        // The mixability gap, exactly: ln E exp(−rate (surprise − mean)) / rate, with the exponents taken from the largest.
        private protected override double FiniteStability(
            ReadOnlySpan<double> surprise, ReadOnlySpan<double> strategy, double mean, double rate)
        {
            double least = VectorMath.Least(surprise);
            double sum = 0;
            for (int action = 0; action < surprise.Length; action++)
            {
                // A weight that underflowed is below the smallest number: counting it as that keeps this a bound.
                sum += Math.Max(strategy[action], double.Epsilon) * Elementary.Exp(rate * (least - surprise[action]));
            }

            return mean - least + (Elementary.Log(sum) / rate);
        }
    }

    /// <summary>Half the squared Euclidean length, from its minimum: projected gradient steps. Range (1 − 1/n)/2.</summary>
    public sealed record Euclidean : Regularizer
    {
        internal override void MinimizeFinite(ReadOnlySpan<double> costs, Span<double> strategy)
        {
            for (int action = 0; action < costs.Length; action++)
            {
                strategy[action] = -costs[action];
            }

            SimplexProjection.Project(strategy);
        }

        internal override void Recenter(Span<double> costs)
        {
            MinimizeFinite(costs, costs);
            for (int action = 0; action < costs.Length; action++)
            {
                costs[action] = -costs[action];
            }
        }

        internal override double Range(int actions) => (1 - (1.0 / actions)) / 2;

        // The variance of n numbers within a spread s is at most n s²/4.
        internal override double StabilityFactor(int actions) => actions / 8.0;

        internal override double TunedRate(int actions, long rounds) =>
            actions == 1 ? 1 : Math.Sqrt(4 * (1 - (1.0 / actions)) / ((double)actions * rounds));

        // A constant added to all losses moves nothing on the simplex, so only the spread about the plain mean counts.
        private protected override double FiniteStability(
            ReadOnlySpan<double> surprise, ReadOnlySpan<double> strategy, double mean, double rate)
        {
            double center = VectorMath.Sum(surprise) / surprise.Length;
            double sum = 0;
            foreach (double value in surprise)
            {
                sum += (value - center) * (value - center);
            }

            return rate * sum / 2;
        }
    }

    /// <summary>The logarithmic barrier −Σ ln x − n ln n: no action is ever given up. Infinite at the corners.</summary>
    public sealed record LogBarrier : Regularizer
    {
        private const int MostSteps = 100;

        internal override void MinimizeFinite(ReadOnlySpan<double> costs, Span<double> strategy)
        {
            double least = VectorMath.Least(costs);
            double multiplier = Multiplier(costs, least);
            double sum = 0;
            for (int action = 0; action < costs.Length; action++)
            {
                strategy[action] = 1 / (costs[action] - least + multiplier);
                sum += strategy[action];
            }

            for (int action = 0; action < costs.Length; action++)
            {
                strategy[action] /= sum;
            }
        }

        internal override void Recenter(Span<double> costs)
        {
            double least = VectorMath.Least(costs);
            double multiplier = Multiplier(costs, least);
            for (int action = 0; action < costs.Length; action++)
            {
                costs[action] += multiplier - least;
            }
        }

        internal override double Range(int actions) => actions == 1 ? 0 : double.PositiveInfinity;

        internal override double StabilityFactor(int actions) => 1.0 / 2;

        internal override double TunedRate(int actions, long rounds) =>
            actions == 1 ? 1 : Math.Sqrt(2 * (actions - 1) * Elementary.Log(rounds + 1) / rounds);

        // The comparator keeps a share s in the center: (n − 1) ln(1/s)/rate for the barrier, s · excess for the move. Any s in (0, 1] will do.
        internal override double Penalty(int actions, double rate, double excess)
        {
            double share = excess > 0 ? Math.Min(1, (actions - 1) / (rate * excess)) : 1;
            return actions == 1 ? 0 : (-(actions - 1) * Elementary.Log(share) / rate) + (share * Math.Max(excess, 0));
        }

        // Coordinate by coordinate the maximum over y is (z − ln(1 + z))/rate with z = rate · surprise · x, counted from the least surprise so that z ≥ 0.
        private protected override double FiniteStability(
            ReadOnlySpan<double> surprise, ReadOnlySpan<double> strategy, double mean, double rate)
        {
            double least = VectorMath.Least(surprise);
            double sum = 0;
            for (int action = 0; action < surprise.Length; action++)
            {
                double step = rate * (surprise[action] - least) * strategy[action];
                sum += step - Elementary.Log(1 + step);
            }

            return sum / rate;
        }

        // Newton's method for Σ 1/(cost − least + m) = 1 from m = 1, where the sum is at least 1: convex and falling, so steps only rise.
        private static double Multiplier(ReadOnlySpan<double> costs, double least)
        {
            double multiplier = 1;
            for (int step = 0; step < MostSteps; step++)
            {
                double sum = 0;
                double slope = 0;
                foreach (double cost in costs)
                {
                    double share = 1 / (cost - least + multiplier);
                    sum += share;
                    slope += share * share;
                }

                double next = multiplier + ((sum - 1) / slope);
                if (!(next > multiplier))
                {
                    break;
                }

                multiplier = next;
            }

            return multiplier;
        }
    }

    /// <summary>Tsallis entropy of order ½, −4 Σ √x + 4√n: weights fall with the square of the loss, not exponentially. Range 4(√n − 1).</summary>
    public sealed record Tsallis : Regularizer
    {
        private const int MostSteps = 100;

        internal override void MinimizeFinite(ReadOnlySpan<double> costs, Span<double> strategy)
        {
            double least = VectorMath.Least(costs);
            double multiplier = Multiplier(costs, least);
            double sum = 0;
            for (int action = 0; action < costs.Length; action++)
            {
                double root = 2 / (costs[action] - least - multiplier);
                strategy[action] = root * root;
                sum += strategy[action];
            }

            for (int action = 0; action < costs.Length; action++)
            {
                strategy[action] /= sum;
            }
        }

        internal override void Recenter(Span<double> costs)
        {
            double least = VectorMath.Least(costs);
            double multiplier = Multiplier(costs, least);
            for (int action = 0; action < costs.Length; action++)
            {
                costs[action] -= least + multiplier;
            }
        }

        internal override double Range(int actions) => 4 * (Math.Sqrt(actions) - 1);

        internal override double StabilityFactor(int actions) => 1.0 / 2;

        internal override double TunedRate(int actions, long rounds) => actions == 1 ? 1 : Math.Sqrt(8 * (Math.Sqrt(actions) - 1) / rounds);

        // Coordinate by coordinate the maximum over y is 2√x z²/(1 + z)/rate with z = rate · surprise · √x/2, counted from the least surprise so that z ≥ 0.
        private protected override double FiniteStability(
            ReadOnlySpan<double> surprise, ReadOnlySpan<double> strategy, double mean, double rate)
        {
            double least = VectorMath.Least(surprise);
            double sum = 0;
            for (int action = 0; action < surprise.Length; action++)
            {
                double root = Math.Sqrt(strategy[action]);
                double step = rate * (surprise[action] - least) * root / 2;
                sum += 2 * root * step * step / (1 + step);
            }

            return sum / rate;
        }

        // Newton's method for Σ 4/(cost − least − m)² = 1 from m = −2, where the sum is at least 1: convex and rising, so steps only fall.
        private static double Multiplier(ReadOnlySpan<double> costs, double least)
        {
            double multiplier = -2;
            for (int step = 0; step < MostSteps; step++)
            {
                double sum = 0;
                double slope = 0;
                foreach (double cost in costs)
                {
                    double root = 2 / (cost - least - multiplier);
                    sum += root * root;
                    slope += root * root * root;
                }

                double next = multiplier - ((sum - 1) / slope);
                if (!(next < multiplier))
                {
                    break;
                }

                multiplier = next;
            }

            return multiplier;
        }
    }
}
