using Mechanisms.Contracts;
using Mechanisms.Contracts.Menus;
using Mechanisms.Foundations.Numerics;
using Mechanisms.InformationAcquisition;
using Mechanisms.Persuasion;
using Mechanisms.ScoringRules;

namespace Mechanisms.Workloads.Ladder;

/// <summary>Design problems of growing size from portable generators: the same integers are drawn, and probabilities are their exact ratios.</summary>
public static class LadderProblems
{
    /// <summary>Persuasion with uniform utilities in hundredths.</summary>
    public static PersuasionProblem Persuasion(int states, int actions, ulong seed)
    {
        SplitMix64 random = new(seed);
        Rational[] prior = Normalized([.. Enumerable.Range(0, states).Select(_ => 1 + random.Below(100))]);
        Matrix<Rational> sender = Hundredths(actions, states, random);
        return PersuasionProblem.Create(prior, sender, Hundredths(actions, states, random));
    }

    /// <summary>Contracts whose outcome laws shift with the action.</summary>
    public static ContractProblem Contract(int actions, int outcomes, ulong seed)
    {
        SplitMix64 random = new(seed);
        Matrix<Rational> law = Law(actions, outcomes, 50, 8, random);
        Rational[] costs = new Rational[actions];
        for (int action = 1; action < actions; action++)
        {
            Rational step = new(1 + random.Below(9), 100 * actions);
            costs[action] = Rational.Parse(Math.Round((costs[action - 1] + step).ToDouble(), 12).ToString("F12", System.Globalization.CultureInfo.InvariantCulture));
        }

        return ContractProblem.Create(law, costs, Shares(outcomes));
    }

    /// <summary>Menus for types that differ in laws and costs.</summary>
    public static MenuProblem Menu(int types, int actions, int outcomes, Rational cap, ulong seed)
    {
        SplitMix64 random = new(seed);
        Rational[] weights = Normalized([.. Enumerable.Range(0, types).Select(_ => 1 + random.Below(9))]);
        return MenuProblem.Create(weights, [.. Enumerable.Range(0, types).Select(_ => Type(actions, outcomes, random).WithPaymentCap(cap))]);
    }

    /// <summary>Scoring problems whose later efforts see the state better; the first is uninformative.</summary>
    public static ScoringProblem Scoring(int efforts, int states, int signals, int actions, ulong seed)
    {
        SplitMix64 random = new(seed);
        Rational[] prior = Normalized([.. Enumerable.Range(0, states).Select(_ => 1 + random.Below(9))]);
        Matrix<Rational>[] laws = [.. Enumerable.Range(0, efforts).Select(effort => Signal(effort, states, signals, random))];
        Rational[] costs = new Rational[efforts];
        for (int effort = 1; effort < efforts; effort++)
        {
            costs[effort] = costs[effort - 1] + new Rational(1 + random.Below(5), 200);
        }

        return ScoringProblem.Create(prior, costs, laws, Matching(actions, states, 41, random));
    }

    /// <summary>Informed senders whose utilities are a third the receiver's; each sender's signal points to the state.</summary>
    public static InformedSendersProblem Senders(int senders, int signals, int states, int actions, ulong seed)
    {
        SplitMix64 random = new(seed);
        int profiles = Power(signals, senders);
        int[] weights = new int[states * profiles];
        for (int place = 0; place < weights.Length; place++)
        {
            (int state, int profile) = Math.DivRem(place, profiles);
            int hits = Enumerable.Range(0, senders).Count(sender => Digit(profile, sender, senders, signals) == (state + sender) % signals);
            weights[place] = (1 + random.Below(100)) * Power(4, hits);
        }

        Matrix<Rational> receiver = Matching(actions, states, 61, random);
        Matrix<Rational>[] own = [.. Enumerable.Range(0, senders).Select(_ => new Matrix<Rational>(
            actions, states, [.. receiver.Entries.ToArray().Select(utility => ((100 * utility) + (2 * random.Below(101))) / 300)]))];
        return InformedSendersProblem.Create(new(states, profiles, Normalized(weights)), [.. Enumerable.Repeat(signals, senders)], receiver, [.. own]);
    }

    /// <summary>Hired agents who see, with a probability that rises in their effort, what all may see, and else noise of their own.</summary>
    public static HiredAgentsProblem Agents((int Agents, int Efforts, int Signals, int States, int Actions) size, Rational? cap, ulong seed, int costUnit = 100)
    {
        SplitMix64 random = new(seed);
        Rational[] prior = Normalized([.. Enumerable.Range(0, size.States).Select(_ => 1 + random.Below(9))]);
        Rational[][] common = [.. Enumerable.Range(0, size.States).Select(state => Normalized(
            [.. Enumerable.Range(0, size.Signals).Select(signal => 1 + random.Below(9) + (signal == state % size.Signals ? 12 : 0))]))];
        Rational[][] noise = [.. Enumerable.Range(0, size.Agents).Select(_ => Normalized([.. Enumerable.Range(0, size.Signals).Select(_ => 1 + random.Below(9))]))];
        Sequence<Rational>[] costs = [.. Enumerable.Range(0, size.Agents).Select(_ => EffortCosts(size.Efforts, 1 + random.Below(4), costUnit))];
        Matrix<Rational> utility = Matching(size.Actions, size.States, 41, random);
        Matrix<Rational>[] laws = [.. Enumerable.Range(0, Power(size.Efforts, size.Agents)).Select(profile => SeenBy(profile, size, common, noise))];
        return HiredAgentsProblem.Create(
            Sequence.Create<Rational>(prior), utility, costs.ToSequence(), [.. Enumerable.Repeat(size.Signals, size.Agents)], laws.ToSequence()).WithPaymentCap(cap);
    }

    private static Sequence<Rational> EffortCosts(int efforts, int slope, int unit) =>
        Sequence.Of(efforts, effort => new Rational(effort * slope, unit));

    private static Matrix<Rational> SeenBy(
        int profile, (int Agents, int Efforts, int Signals, int States, int Actions) size, Rational[][] common, Rational[][] noise)
    {
        int signalProfiles = Power(size.Signals, size.Agents);
        Rational[] shares = [.. Enumerable.Range(0, size.Agents)
            .Select(agent => new Rational(9 * Digit(profile, agent, size.Agents, size.Efforts), 10 * (size.Efforts - 1)))];
        Rational[] entries = new Rational[size.States * signalProfiles];
        for (int place = 0; place < entries.Length; place++)
        {
            (int state, int signals) = Math.DivRem(place, signalProfiles);
            for (int seen = 0; seen < size.Signals; seen++)
            {
                Rational product = common[state][seen];
                for (int agent = 0; agent < size.Agents; agent++)
                {
                    int signal = Digit(signals, agent, size.Agents, size.Signals);
                    product *= (signal == seen ? shares[agent] : Rational.Zero) + ((Rational.One - shares[agent]) * noise[agent][signal]);
                }

                entries[place] += product;
            }
        }

        return new(size.States, signalProfiles, entries);
    }

    // 1 where the action is the state's own, else hundredths below a bound.
    private static Matrix<Rational> Matching(int actions, int states, int bound, SplitMix64 random)
    {
        Rational[] utility = new Rational[actions * states];
        for (int place = 0; place < utility.Length; place++)
        {
            utility[place] = place / states % states == place % states ? Rational.One : new(random.Below(bound), 100);
        }

        return new(actions, states, utility);
    }

    // The last digit is the fastest.
    private static int Digit(int profile, int place, int places, int radix) => profile / Power(radix, places - 1 - place) % radix;

    private static int Power(int radix, int exponent) => exponent == 0 ? 1 : radix * Power(radix, exponent - 1);

    private static ContractProblem Type(int actions, int outcomes, SplitMix64 random)
    {
        Matrix<Rational> law = Law(actions, outcomes, 30, 6, random);
        Rational[] costs = [.. Enumerable.Range(0, actions).Select(action => action == 0 ? Rational.Zero : new(1 + random.Below(20), 100))];
        return ContractProblem.Create(law, costs, Shares(outcomes));
    }

    private static Matrix<Rational> Signal(int effort, int states, int signals, SplitMix64 random)
    {
        Rational[] entries = new Rational[states * signals];
        for (int state = 0; state < states; state++)
        {
            Normalized([.. Enumerable.Range(0, signals).Select(signal => 1 + random.Below(9) + (signal == state % signals ? 20 * effort : 0))])
                .CopyTo(entries, state * signals);
            entries.AsSpan(0, signals).CopyTo(effort == 0 ? entries.AsSpan(state * signals, signals) : new Rational[signals]);
        }

        return new(states, signals, entries);
    }

    private static Matrix<Rational> Law(int actions, int outcomes, int spread, int slope, SplitMix64 random)
    {
        List<Rational> entries = [];
        int scale = Math.Max(1, actions - 1) * Math.Max(1, outcomes - 1);
        for (int action = 0; action < actions; action++)
        {
            int chosen = action;
            entries.AddRange(Normalized([.. Enumerable.Range(0, outcomes).Select(outcome => (1 + random.Below(spread)) * (1 + (chosen * outcome * slope / scale)))]));
        }

        return new(actions, outcomes, entries.ToArray());
    }

    private static Rational[] Shares(int outcomes) => [.. Enumerable.Range(0, outcomes).Select(outcome => new Rational(outcome, Math.Max(1, outcomes - 1)))];

    private static Matrix<Rational> Hundredths(int rows, int columns, SplitMix64 random) =>
        new(rows, columns, [.. Enumerable.Range(0, rows * columns).Select(_ => new Rational(random.Below(101), 100))]);

    private static Rational[] Normalized(int[] weights)
    {
        int total = weights.Sum();
        return [.. weights.Select(weight => new Rational(weight, total))];
    }
}
