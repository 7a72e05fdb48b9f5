using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Conformance;
using Mechanisms.InformationAcquisition;
using Mechanisms.Learning.Hiring;
using Mechanisms.Learning.Tests.Hiring;

namespace Mechanisms.Learning.Tests;

public sealed class SwitchBisectionTests
{
    // Caps from 1 to 10^9 and horizons from 1 to 10^18: 8 · cap · horizon passes 2^53 often.
    private static readonly Arbitrary<(double Place, double Cap, long Rounds)> Cases = Arb.From(
        from place in Gen.Choose(0, 1000)
        from cap in Gen.Choose(0, 9)
        from rounds in Gen.Choose(0, 18)
        select (place / 1000.0, Math.Pow(10, cap), (long)Math.Pow(10, rounds)));

    [Fact]
    public void A_switch_is_found_in_forty_steps_however_large_cap_and_horizon_are() => Prop.ForAll(Cases, one =>
    {
        SwitchBisection bisection = new(0, 1, 2, SwitchBisection.Resolution(one.Cap, one.Rounds));
        AnswerSwitch? found = Found(bisection, one.Place, steps: 40);
        Assert.True(bisection.IsDone);
        Assert.InRange(found!.Value.Place, one.Place - found.Value.Width, one.Place + found.Value.Width);
    }).Check(Laws.Config);

    // The planted bug is the resolution without its floor: the part that is left ends as wide as doubles are apart, and nothing settles.
    [Fact]
    public void Finds_that_a_resolution_below_the_spacing_of_doubles_never_settles() => Assert.Null(Found(new(0, 1, 2, 1 / (8 * 1e7 * 1e10)), 0.7, steps: 10_000));

    // Payments of the worked example in units ten million times smaller: the switch is where it was, and 8 · cap · horizon is 8 · 10^17.
    [Fact]
    public void A_cap_of_ten_million_is_searched_to_the_end()
    {
        HiredAgentsProblem model = HiringModels.Guesser((60, 0), (90, 500_000_000)).WithPaymentCap(10_000_000);
        HiringEpisode episode = new(new(model, new ObservedEffortsPrincipal { Exploration = 1e-3 }), 10_000_000_000, new(20240507));
        _ = episode.Play([20_000], TestContext.Current.CancellationToken);
        Assert.Equal(HiringPhase.Committed, episode.Run.Phase);
    }

    private static AnswerSwitch? Found(SwitchBisection bisection, double place, int steps)
    {
        AnswerSwitch? found = null;
        for (int step = 0; step < steps && found is null; step++)
        {
            found = bisection.Observe(bisection.Middle < place ? 0 : 1);
        }

        return found;
    }
}
