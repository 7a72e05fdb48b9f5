using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Auctions;
using Mechanisms.Claims;
using Mechanisms.Conformance;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Verdicts;
using Mechanisms.Matching;
using Mechanisms.Voting;

namespace Mechanisms.Tests.Claims;

public class StrategyproofnessTests
{
    private static readonly QuasilinearBidders<SingleItemOutcome> Bidders = new();

    // Two agents, three types each, one of four outcomes for each of the nine profiles; utilities of an agent's type from an outcome.
    // Mostly the same outcome and the same utility, so that some of them are strategyproof.
    private static readonly Arbitrary<(int[] Outcomes, int[] Utilities)> TableMechanisms =
        Gen.Frequency((5, Gen.Constant(0)), (1, Gen.Choose(1, 3))).ArrayOf(9).SelectMany(
            outcomes => Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 2))).ArrayOf(24).Select(utilities => (outcomes, utilities)))
        .ToArbitrary();

    private delegate bool Judge(int[] outcomes, int[] utilities);

    [Fact]
    public void Agrees_with_a_loop_over_all_misreports_of_random_mechanisms() => AgreesWithTheDefinition(JudgedBySearch);

    [Fact]
    public void A_judge_that_leaves_the_last_agent_out_is_refuted() => PlantedLaw.RequireFalsified(() => AgreesWithTheDefinition(
        (outcomes, utilities) => JudgedBySearch(outcomes, [.. utilities.Take(12), .. new int[12]])));

    [Fact]
    public void Random_mechanisms_reach_both_verdicts()
    {
        (int[] Outcomes, int[] Utilities)[] sample = Laws.Sample(TableMechanisms.Generator, 10, 200);
        Assert.Contains(sample, drawn => ByDefinition(drawn.Outcomes, drawn.Utilities));
        Assert.Contains(sample, drawn => !ByDefinition(drawn.Outcomes, drawn.Utilities));
    }

    [Fact]
    public void Says_who_lies_how_and_what_it_gains()
    {
        Strategyproofness<Rational, SingleItemOutcome> claim = new(new FirstPriceAuction(), Bidders);
        Manipulation<Rational, SingleItemOutcome> witness = Verdicts.RequireWitness(claim, Domain.Numbers(2, 0, 2, 4), WitnessChoice.Largest);

        Assert.Equal((0, 4, 0, 4), (witness.Agent, witness.Type, witness.Report, witness.Gain));
        Assert.Equal((4.0, 0), (witness.Deviation.Gain, witness.Deviation.Player));
        Assert.Equal(
            """
            Refuted: the first-price auction is strategyproof.
            Agent 0 has type 4, reports 0 and gains 4 (utility).
              truth [4, 0] gives winner 0, payments [4, 0]
              lie   [0, 0] gives winner 0, payments [0, 0]
            To replay: claim.Replay(witness), or run the mechanism on the reports above.
            """, witness.ToString());
        Assert.Equal(witness.ToString(), Assert.Throws<RefutedException>(
            () => claim.Check(new ExhaustiveSearch<Rational>(Domain.Numbers(2, 0, 2, 4)) { Choice = WitnessChoice.Largest }).ThrowIfRefuted()).Message);
    }

    [Fact]
    public void A_witness_against_one_mechanism_does_not_replay_on_a_repaired_one()
    {
        Strategyproofness<Rational, SingleItemOutcome> claim = new(new FirstPriceAuction(), Bidders);
        Manipulation<Rational, SingleItemOutcome> witness = Verdicts.RequireWitness(claim, Domain.Numbers(2, 0, 1, 2));

        Assert.Equal(
            new Verdict<Manipulation<Rational, SingleItemOutcome>>.NotRefuted(1), (claim with { Mechanism = new SecondPriceAuction() }).Replay(witness));
    }

    [Fact]
    public void Proofs_name_the_domain_and_the_number_of_cases() => Assert.Equal(
        "3 agents with types 0, 1, 2: all 27 profiles and 243 reports",
        Verdicts.RequireProof(new Strategyproofness<Rational, SingleItemOutcome>(new SecondPriceAuction(), Bidders), Domain.Numbers(3, 0, 1, 2)));

    // Three voters 1>2>0, 0>1>2, 2>0>1: index tie-break elects 0; the first votes 2 and gets 2.
    [Fact]
    public void Reproduces_the_instance_of_plurality()
    {
        Strategyproofness<PreferenceOrder, int> claim = new(new Plurality(), new Voters());
        Situation<PreferenceOrder, int> instance = new(
            claim.Mechanism, [new(1, 2, 0), new(0, 1, 2), new(2, 0, 1)], [Domain.AllOrders(3), [], []]);

        Manipulation<PreferenceOrder, int> witness = claim.Examine(instance)!;
        Assert.Equal((0, 2, 1), (witness.Outcome.Only, witness.After.Only, witness.Gain));
        Assert.Equal(2, witness.Report.Top);
    }

    // Two voters 0>1>2, 1>2>0 elect 1; the first reports 0>2>1 and 0 wins the tie.
    [Fact]
    public void Reproduces_the_instance_of_borda()
    {
        Strategyproofness<PreferenceOrder, int> claim = new(new Borda(), new Voters());
        Manipulation<PreferenceOrder, int> witness = claim.Examine(
            new(claim.Mechanism, [new(0, 1, 2), new(1, 2, 0)], [[new(0, 2, 1)], []]))!;

        Assert.Equal((1, 0), (witness.Outcome.Only, witness.After.Only));
    }

    // Students 0, 1: c>a>b, student 2: a>b>c; priorities a and b: 0, 1, 2, c: 1, 0, 2. Student 0 gets b, and a by reporting a>b>c.
    [Fact]
    public void Reproduces_the_instance_of_the_boston_mechanism()
    {
        Strategyproofness<PreferenceOrder, Assignment> claim = new(
            new BostonMechanism([new(0, 1, 2), new(0, 1, 2), new(1, 0, 2)]), new AssignedAgents());
        Manipulation<PreferenceOrder, Assignment> witness = claim.Examine(
            new(claim.Mechanism, [new(2, 0, 1), new(2, 0, 1), new(0, 1, 2)], [[new(0, 1, 2)], [], []]))!;

        Assert.Equal("[1, 2, 0]", witness.Outcome.ToString());
        Assert.Equal(0, witness.After.Only.Given[0]);
    }

    // The instance is minimal: no priorities of two schools make two students lie.
    [Fact]
    public void Boston_with_two_students_and_two_schools_is_strategyproof_whatever_the_priorities()
    {
        foreach (PreferenceOrder first in Domain.AllOrders(2))
        {
            foreach (PreferenceOrder second in Domain.AllOrders(2))
            {
                Verdicts.RequireProof(
                    new Strategyproofness<PreferenceOrder, Assignment>(new BostonMechanism([first, second]), new AssignedAgents()), Domain.Orders(2, 2));
            }
        }
    }

    [Fact]
    public void Rounding_of_a_users_doubles_is_no_manipulation_and_a_gain_is()
    {
        FiniteDomain<double> domain = Domain.Same<double>(2, [0.1, 0.2, 0.3], "tenths");
        IPreferences<double, double> preferences = Preferences.Rounded<double, double>((agent, type, paid) => type - paid);
        IMechanism<double, double> rounding = Mechanism.Deterministic("rounding rule", (Sequence<double> bids) => bids.Sum() - bids[0] - bids[1]);
        IMechanism<double, double> paying = Mechanism.Deterministic("sum rule", (Sequence<double> bids) => bids.Sum());

        Assert.Contains("count as none", Verdicts.RequireProof(new Strategyproofness<double, double>(rounding, preferences), domain), StringComparison.Ordinal);
        Assert.Equal(0.2, Verdicts.RequireWitness(
            new Strategyproofness<double, double>(paying, preferences), domain, WitnessChoice.Largest).Gain.ToDouble(), 1e-12);
        Assert.Equal(default, new Strategyproofness<Rational, SingleItemOutcome>(new FirstPriceAuction(), Bidders).Preferences.Tolerance);
    }

    [Fact]
    public void Refuses_a_mechanism_that_draws() => Assert.Throws<InvalidOperationException>(
        () => new Strategyproofness<int, int>(Mechanism.Randomized<int, int>("coin", _ => Lottery.Uniform<int>([0, 1])), Preferences.Ordinal<int, int>((_, _, outcome) => outcome))
            .Check(new ExhaustiveSearch<int>(Domain.Same<int>(1, [0], "nothing"))));

    private static void AgreesWithTheDefinition(Judge judge) => Prop.ForAll(
        TableMechanisms, drawn => judge(drawn.Outcomes, drawn.Utilities) == ByDefinition(drawn.Outcomes, drawn.Utilities)).Check(Laws.Config.WithMaxTest(300));

    private static bool JudgedBySearch(int[] outcomes, int[] utilities)
    {
        Strategyproofness<int, int> claim = new(
            Mechanism.Deterministic<int, int>("table", types => outcomes[(3 * types[0]) + types[1]]),
            Preferences.Exact<int, int>((agent, type, outcome) => utilities[(12 * agent) + (4 * type) + outcome]));
        return !claim.Check(new ExhaustiveSearch<int>(Domain.Same<int>(2, [0, 1, 2], "types 0..2"))).IsRefuted;
    }

    // Written apart: no agent of no type does better by another report against any type of the other.
    private static bool ByDefinition(int[] outcomes, int[] utilities)
    {
        for (int own = 0; own < 3; own++)
        {
            for (int lie = 0; lie < 3; lie++)
            {
                for (int other = 0; other < 3; other++)
                {
                    if (utilities[(4 * own) + outcomes[(3 * lie) + other]] > utilities[(4 * own) + outcomes[(3 * own) + other]]
                        || utilities[12 + (4 * own) + outcomes[(3 * other) + lie]] > utilities[12 + (4 * own) + outcomes[(3 * other) + own]])
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }
}
