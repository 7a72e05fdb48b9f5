using Mechanisms.AutomatedDesign;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Bayesian;
using Mechanisms.Games.Deviations;
using Mechanisms.Games.Equilibria;

namespace Mechanisms.Cli.Solving;

/// <summary>Auctions to be designed and equilibria to be advised, from an instance file; the type of the instance tells which.</summary>
internal static class ExtrasInstance
{
    /// <summary>Reads the instance object.</summary>
    /// <exception cref="DataException">The content is refused.</exception>
    internal static IDesignProblem Read(JsonField instance)
    {
        JsonField type = instance.Required("type");
        string[] known = ["amd", "ce", "cce", "communication"];
        string named = type.ReadText();
        try
        {
            return named switch
            {
                "amd" => ReadAuction(instance),
                "ce" => new AdvisedGame(ReadGame(instance), IsCoarse: false),
                "cce" => new AdvisedGame(ReadGame(instance), IsCoarse: true),
                "communication" => ReadCommunication(instance),
                _ => throw type.Error($"The type must be a known one; got \"{named}\"{Spelling.Hint(named, known)} This version solves: {string.Join(", ", known)}."),
            };
        }
        catch (ArgumentException error)
        {
            throw instance.Error(LibraryWords.Of(error), error);
        }
    }

    private static AuctionDesign ReadAuction(JsonField instance)
    {
        instance.RequireNames("type", "values", "prob");
        Sequence<Sequence<Rational>> values = [.. instance.Required("values").ReadItems().Select(NumberTables.ReadList)];

        // A chance for every outcome and a payment for every bidder at each profile of values: short lists of many bidders make long tables.
        NumberTables.RequireSize(instance.Required("values"), values.Aggregate((2.0 * values.Count) + 1, (entries, own) => entries * own.Count));
        Sequence<Sequence<Rational>> probabilities = [.. instance.Required("prob").ReadItems().Select(NumberTables.ReadList)];
        return new(DesignProblem.ForSingleItem(values, probabilities));
    }

    private static RecommendationProblem ReadGame(JsonField instance)
    {
        instance.RequireNames("type", "payoffs");
        Matrix<Rational>[] tables = NumberTables.ReadTables(instance.Required("payoffs"));
        ModelData.RequireCount(tables.Length, 2, "tables of payoffs, one per player", "payoffs");
        ModelData.RequireShape(tables[1], tables[0].Rows, tables[0].Columns, "the second table", "[action, action]", "payoffs");
        return RecommendationProblem.ForWelfare(UncertainGame.Certain(
            [tables[0].Rows, tables[0].Columns], new(2, tables[0].Rows * tables[0].Columns, [.. tables[0].Entries, .. tables[1].Entries])));
    }

    private static MediatedGame ReadCommunication(JsonField instance)
    {
        instance.RequireNames("type", "types", "actions", "typeProfiles", "prob", "actionProfiles", "payoffs");
        int[] types = NumberTables.ReadCounts(instance.Required("types"));
        int[] actions = NumberTables.ReadCounts(instance.Required("actions"));
        RequireOrder(instance, "typeProfiles", types);
        RequireOrder(instance, "actionProfiles", actions);
        return new(CommunicationProblem.ForWelfare(CommunicationGame.Create(
            types, actions, NumberTables.ReadList(instance.Required("prob")).Span, NumberTables.ReadTables(instance.Required("payoffs")))));
    }

    // Profiles may be written out for a reader; they must then be in the order that the numbers are in.
    private static void RequireOrder(JsonField instance, string name, int[] counts)
    {
        if (instance.Optional(name) is not { } field)
        {
            return;
        }

        ProfileSpace space = new([.. counts]);
        Sequence<JsonField> rows = field.ReadItems();
        if (rows.Count != space.Count)
        {
            throw field.Error($"There must be {space.Count} profiles; got {rows.Count}. List all, or remove the field.");
        }

        for (int profile = 0; profile < rows.Count; profile++)
        {
            if (!rows[profile].ReadItems().Select(item => (int)item.ReadInteger(0, int.MaxValue)).SequenceEqual(space.Choices(profile)))
            {
                throw rows[profile].Error($"Profiles must be in order, the last player's choice changing fastest; here {space.Choices(profile)} is due. Sort them.");
            }
        }
    }
}
