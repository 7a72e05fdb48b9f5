using Mechanisms.Foundations.Numerics;
using Mechanisms.InformationAcquisition;

namespace Mechanisms.Workloads.Learning;

/// <summary>Agents whom a principal hires while she learns.</summary>
public static class HiringModels
{
    /// <summary>The specification's worked example: one agent, accuracies 0.6 at no cost and 0.9 at 0.05.</summary>
    public static HiredAgentsProblem One { get; } = Guesser((60, 0), (90, 50));

    /// <summary>One agent with three efforts.</summary>
    public static HiredAgentsProblem Three { get; } = Guesser((55, 0), (70, 30), (90, 100));

    /// <summary>An effort that is not worth its cost: accuracies 0.6 at no cost and 0.9 at 0.25.</summary>
    public static HiredAgentsProblem Dear { get; } = Guesser((60, 0), (90, 250));

    /// <summary>Two agents who see one common signal with probability 1/5 at no cost and 4/5 at 0.02, and guess otherwise.</summary>
    public static HiredAgentsProblem Common { get; } = Observers(2);

    /// <summary>The flagship instance: two forecasters whose free effort shows a fair coin.</summary>
    public static HiredAgentsProblem Forecasters { get; } = HiredAgentsProblem.Forecasters(2, new Rational(1, 100), new Rational(3, 5)).WithPaymentCap(1);

    /// <summary>The experiment's instance: two forecasters, evidence right with probability 0.8, at 0.03.</summary>
    public static HiredAgentsProblem Studious { get; } = HiredAgentsProblem.Forecasters(2, new Rational(3, 100), new Rational(4, 5)).WithPaymentCap(1);

    /// <summary>Two agents who are not alike: accuracies 0.6 and 0.9 at 0 and 0.05, and 0.55 and 0.8 at 0 and 0.02, of independent signals.</summary>
    public static HiredAgentsProblem Unlike { get; } = HiredAgentsProblem.WithIndependentSignals(
        [new(1, 2), new(1, 2)],
        new Matrix<Rational>(2, 2, [1, 0, 0, 1]),
        [[0, new(5, 100)], [0, new(2, 100)]],
        [[Accuracy(new(60, 100)), Accuracy(new(90, 100))], [Accuracy(new(55, 100)), Accuracy(new(80, 100))]]).WithPaymentCap(1);

    /// <summary>Two agents with different numbers of everything: three efforts and two signals, and two efforts and three signals, of which the second tells least.</summary>
    public static HiredAgentsProblem Uneven { get; } = HiredAgentsProblem.WithIndependentSignals(
        [new(2, 5), new(3, 5)],
        new Matrix<Rational>(2, 2, [1, 0, 0, 1]),
        [[0, new(2, 100), new(6, 100)], [0, new(3, 100)]],
        [
            [Accuracy(new(55, 100)), Accuracy(new(75, 100)), Accuracy(new(90, 100))],
            [Shades(new(5, 10), new(3, 10), new(2, 10)), Shades(new(7, 10), new(2, 10), new(1, 10))],
        ]).WithPaymentCap(1);

    /// <summary>One agent under a prior of 0.35 whose efforts tell the two states unequally well: payments depend on what was sampled, which under a fair coin and symmetric laws they hardly do.</summary>
    public static HiredAgentsProblem Lopsided { get; } = HiredAgentsProblem.WithIndependentSignals(
        [new(35, 100), new(65, 100)],
        new Matrix<Rational>(2, 2, [1, 0, 0, 1]),
        [[0, new(5, 100)]],
        [[Told(new(70, 100), new(55, 100)), Told(new(90, 100), new(80, 100))]]).WithPaymentCap(1);

    /// <summary>Two agents who see independent evidence of accuracies 0.6 at no cost and 0.9 at 0.02, and tell what speaks for the second state by one of two signals, either as likely: these tell the same.</summary>
    public static HiredAgentsProblem Twins { get; } = HiredAgentsProblem.WithIndependentSignals(
        [new(1, 2), new(1, 2)],
        new Matrix<Rational>(2, 2, [1, 0, 0, 1]),
        [[0, new(2, 100)], [0, new(2, 100)]],
        [[Doubled(new(60, 100)), Doubled(new(90, 100))], [Doubled(new(60, 100)), Doubled(new(90, 100))]]).WithPaymentCap(1);

    /// <summary>Guessing a fair coin: the principal wins 1 by the right guess, payments up to 1. Accuracies in hundredths, costs in thousandths.</summary>
    public static HiredAgentsProblem Guesser(params (int Hundredths, int Thousandths)[] efforts) => HiredAgentsProblem.WithIndependentSignals(
        [new(1, 2), new(1, 2)],
        new Matrix<Rational>(2, 2, [1, 0, 0, 1]),
        [[.. efforts.Select(effort => new Rational(effort.Thousandths, 1000))]],
        [[.. efforts.Select(effort => Accuracy(new(effort.Hundredths, 100)))]]).WithPaymentCap(1);

    /// <summary>Agents who see one common signal, with probability low at no cost and high at a cost, and guess otherwise; payments up to 1. Probabilities in tenths, the cost in hundredths.</summary>
    public static HiredAgentsProblem Observers(int agents, int lowTenths = 2, int highTenths = 8, int cost = 2)
    {
        CommonSignalObserver observer = new([0, new Rational(cost, 100)], [new(lowTenths, 10), new(highTenths, 10)], [new(1, 2), new(1, 2)]);
        return HiredAgentsProblem.WithCommonSignal(
            [new(1, 2), new(1, 2)], new Matrix<Rational>(2, 2, [1, 0, 0, 1]), Accuracy(new(4, 5)), Sequence.Of(agents, _ => observer)).WithPaymentCap(1);
    }

    private static Matrix<Rational> Accuracy(Rational accuracy) => new(2, 2, [accuracy, Rational.One - accuracy, Rational.One - accuracy, accuracy]);

    private static Matrix<Rational> Doubled(Rational accuracy)
    {
        Rational wrong = Rational.One - accuracy;
        return new(2, 3, [accuracy, wrong / 2, wrong / 2, wrong, accuracy / 2, accuracy / 2]);
    }

    private static Matrix<Rational> Told(Rational first, Rational second) => new(2, 2, [first, Rational.One - first, Rational.One - second, second]);

    private static Matrix<Rational> Shades(Rational right, Rational middle, Rational wrong) => new(2, 3, [right, middle, wrong, wrong, middle, right]);
}
