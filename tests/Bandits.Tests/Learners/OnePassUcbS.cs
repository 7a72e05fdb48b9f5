using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Learners;
using Mechanisms.Bandits.Rules;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Learners;

/// <summary>UCB-S whose rule does not say that it is long: lanes play it in one pass a round, in which no rule of the library removes an arm.</summary>
public sealed record OnePassUcbS(UcbS Settings) : ILaneLearner
{
    public string Name => "UCB-S in one pass";

    public LearnerRun Begin(int arms, long horizon, StreamKey key) => Settings.Begin(arms, horizon, key);

    public void Advance<TReal, TInteger, TMask>(LaneEpisodes<TReal, TInteger, TMask> episodes, long rounds)
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask> => episodes.Play(new Rule<TReal, TInteger, TMask>(new(Settings)), rounds);

    private readonly struct Rule<TReal, TInteger, TMask>(UcbSRule<TReal, TInteger, TMask> rule) : IIndexRule<TReal, TInteger, TMask>
        where TReal : struct, ILaneReal<TReal, TInteger, TMask>
        where TInteger : struct, ILaneInteger<TInteger, TMask>
        where TMask : struct, ILaneMask<TMask>
    {
        private readonly UcbSRule<TReal, TInteger, TMask> rule = rule;

        public bool IsAnytime => rule.IsAnytime;

        public EmptySetPolicy WhenEmpty => rule.WhenEmpty;

        public double First(int arm) => rule.First(arm);

        public double Clock(long time) => rule.Clock(time);

        public TReal Index(TReal shows, TReal clicks, TReal rewards, TReal squares, TReal clock) => rule.Index(shows, clicks, rewards, squares, clock);
    }
}
