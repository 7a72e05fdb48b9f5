using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Examples;

// snippet: own-learner
/// <summary>Shows the arm of largest mean + z / √shows, with a width z drawn anew each round. Ties go to the lowest arm.</summary>
public sealed record RandomizedUcb(double Width) : ILearner
{
    public string Name => "randomized UCB";

    public LearnerRun Begin(int arms, long horizon, StreamKey key) => new Run(Width, arms, horizon, key);

    private sealed class Run : CountingRun
    {
        private readonly double width;

        public Run(double width, int arms, long horizon, StreamKey key) : base(arms, horizon, key) => this.width = width;

        private Run(Run original) : base(original) => width = original.width;

        public override LearnerRun Fork() => new Run(this);

        protected override int Decide()
        {
            RandomStream stream = OpenRound(); // this round's part of the learner's stream
            double z = width * stream.NextDouble();
            int best = 0;
            for (int arm = 1; arm < Arms; arm++)
            {
                best = Index(arm, z) > Index(best, z) ? arm : best;
            }

            return best;
        }

        private double Index(int arm, double z) => Shows[arm] > 0 ? Mean(arm) + (z / Math.Sqrt(Shows[arm])) : double.PositiveInfinity;
    }
}
// end snippet
