using System.Globalization;

namespace Mechanisms.Examples;

/// <summary>Runs an example and compares what it prints with the pages.</summary>
internal static class Printed
{
    /// <summary>Runs an example under the invariant culture and requires that every <c>output</c> block of its name is what it printed.</summary>
    public static void Matches(string name, Action example)
    {
        string printed = Capture(example);
        if (Repository.IsApproving)
        {
            Repository.Fill("output", name, printed);
        }

        DocumentationBlock[] blocks = [.. Repository.Blocks().Where(block => block.Kind == "output" && block.Name == name)];
        Assert.True(blocks.Length > 0, $"No page shows the output '{name}':\n{printed}");
        Assert.All(blocks, block => Assert.Equal(printed, block.Body));
    }

    private static string Capture(Action example)
    {
        TextWriter console = Console.Out;
        CultureInfo culture = CultureInfo.CurrentCulture;
        using StringWriter printed = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
        try
        {
            Console.SetOut(printed);
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            example();
        }
        finally
        {
            Console.SetOut(console);
            CultureInfo.CurrentCulture = culture;
        }

        return printed.ToString();
    }
}
