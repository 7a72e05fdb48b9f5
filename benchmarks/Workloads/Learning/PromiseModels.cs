using Mechanisms.Foundations.Numerics;
using Mechanisms.InformationAcquisition;

namespace Mechanisms.Workloads.Learning;

/// <summary>Senders before whom a receiver learns what to promise.</summary>
public static class PromiseModels
{
    /// <summary>Two senders with three signals each, three states, three actions; the best truthful promise is worth 5936681/8601000. It is instance 019-random-n2-s3-t3-a3 of the shared test data.</summary>
    public static InformedSendersProblem Biased { get; } = InformedSendersProblem.Create(
        Parts(
            10_000,
            9,
            [
                255, 280, 815, 70, 95, 595, 725, 225, 2015,
                1445, 330, 150, 300, 250, 230, 380, 210, 125,
                145, 20, 25, 50, 40, 20, 715, 305, 185,
            ]),
        [3, 3],
        Parts(1000, 3, [1000, 250, 50, 450, 1000, 150, 350, 0, 1000]),
        [Parts(1000, 3, [720, 495, 435, 485, 335, 605, 245, 560, 510]), Parts(1000, 3, [300, 285, 505, 380, 685, 220, 805, 280, 475])]);

    private static Matrix<Rational> Parts(int whole, int columns, int[] parts) =>
        new(parts.Length / columns, columns, [.. parts.Select(part => new Rational(part, whole))]);
}
