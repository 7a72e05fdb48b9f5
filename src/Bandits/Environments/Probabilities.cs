using System.Globalization;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Environments;

/// <summary>Validates one probability per arm.</summary>
internal static class Probabilities
{
    /// <summary>Arms are agents of the random streams, which number them with 16 bits.</summary>
    private const int MostArms = 65_536;

    public static void Require(Sequence<double> values, string meaning, string name)
    {
        if (values.Count is < 1 or > MostArms)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"There must be a {meaning} for each of 1 to {MostArms} arms; got {values.Count}."), name);
        }

        for (int arm = 0; arm < values.Count; arm++)
        {
            if (values[arm] is not (>= 0 and <= 1))
            {
                throw new ArgumentOutOfRangeException(name, values[arm], string.Create(CultureInfo.InvariantCulture,
                    $"A {meaning} must lie in [0, 1]; got {values[arm]} for arm {arm}."));
            }
        }
    }
}
