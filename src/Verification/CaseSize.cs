using System.Globalization;

namespace Mechanisms.Verification;

/// <summary>How large a case is.</summary>
/// <remarks>The default value is the size of no case: no agents, no items.</remarks>
/// <param name="Agents">Number of agents.</param>
/// <param name="Items">Number of items that types are about: candidates, schools, goods, units; 0 where types are single numbers.</param>
public readonly record struct CaseSize(int Agents, int Items)
{
    /// <summary>Tells whether neither number is above that of another size.</summary>
    /// <param name="largest">The other size.</param>
    /// <returns>Whether it is.</returns>
    public bool IsWithin(CaseSize largest) => Agents <= largest.Agents && Items <= largest.Items;

    /// <summary>Writes the numbers in words.</summary>
    /// <returns>For example <c>2 agents, 3 items</c>.</returns>
    public override string ToString() => Items == 0 ? Counted(Agents, "agent") : $"{Counted(Agents, "agent")}, {Counted(Items, "item")}";

    private static string Counted(int number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? string.Empty : "s")}");
}
