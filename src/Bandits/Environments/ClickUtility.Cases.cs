using System.Globalization;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.References;

namespace Mechanisms.Bandits.Environments;

/// <content>The three cases.</content>
public abstract partial record ClickUtility
{
    /// <summary>Largest penalty λ: from there on a miss of 0.001 outweighs a whole click, and regret summed over any horizon stays far from overflow.</summary>
    private const double LargestPenalty = 1e6;

    private static double Require(double penalty) => penalty is > 0 and <= LargestPenalty && double.IsFinite(1 / (2 * penalty))
        ? penalty
        : throw new ArgumentOutOfRangeException(nameof(penalty), penalty, string.Create(
            CultureInfo.InvariantCulture,
            $"The penalty λ must be above 0 and at most {LargestPenalty}, and 1/(2λ) finite; got {penalty}. For no penalty use Product."));

    /// <summary>Reward per show less a penalty on click rates that promise too much or too little: s·μ − λ(s − μ)².</summary>
    /// <remarks>s*(0) = 0: the desired rate is not bounded away from 0 (assumption A3 fails at μ = 0).</remarks>
    [Reference("kleinebuening2024", "Section 3 and experiments")]
    public sealed record ProductPenalty : ClickUtility
    {
        /// <summary>Initializes the utility.</summary>
        /// <param name="penalty">Weight λ of the penalty, positive, at most 10⁶.</param>
        /// <exception cref="ArgumentOutOfRangeException">The penalty is not above 0 and at most 10⁶, or 1/(2λ) is not finite.</exception>
        public ProductPenalty(double penalty)
            : base(new ClickUtilityRule(1, 0, Require(penalty), 1 + (1 / (2 * penalty)), 0)) => Penalty = penalty;

        /// <summary>Gets the weight λ of the penalty.</summary>
        public double Penalty { get; }

        /// <inheritdoc/>
        /// <value>1 + 2λ.</value>
        public override double Lipschitz => 1 + (2 * Penalty);

        /// <inheritdoc/>
        /// <value>1 + 1/(2λ).</value>
        public override double DesiredLipschitz => 1 + (1 / (2 * Penalty));
    }

    /// <summary>Clicks less a penalty on click rates that promise too much or too little: s − λ(s − μ)².</summary>
    /// <remarks>s*(0) = min(1, 1/(2λ)) is positive: all three assumptions hold.</remarks>
    [Reference("kleinebuening2024", "Section 3 and experiments")]
    public sealed record ClickPenalty : ClickUtility
    {
        /// <summary>Initializes the utility.</summary>
        /// <param name="penalty">Weight λ of the penalty, positive, at most 10⁶.</param>
        /// <exception cref="ArgumentOutOfRangeException">The penalty is not above 0 and at most 10⁶, or 1/(2λ) is not finite.</exception>
        public ClickPenalty(double penalty)
            : base(new ClickUtilityRule(0, 1, Require(penalty), 1, 1 / (2 * penalty))) => Penalty = penalty;

        /// <summary>Gets the weight λ of the penalty.</summary>
        public double Penalty { get; }

        /// <inheritdoc/>
        /// <value>1 + 2λ.</value>
        public override double Lipschitz => 1 + (2 * Penalty);

        /// <inheritdoc/>
        /// <value>1.</value>
        public override double DesiredLipschitz => 1;
    }

    /// <summary>Reward per show: s·μ. Clickbait does no harm, and the desired rate is always 1.</summary>
    [Reference("kleinebuening2024", "Section 3")]
    public sealed record Product : ClickUtility
    {
        /// <summary>Initializes the utility.</summary>
        public Product()
            : base(new ClickUtilityRule(1, 0, 0, 0, 1))
        {
        }

        /// <inheritdoc/>
        /// <value>1.</value>
        public override double Lipschitz => 1;

        /// <inheritdoc/>
        /// <value>0.</value>
        public override double DesiredLipschitz => 0;
    }
}
