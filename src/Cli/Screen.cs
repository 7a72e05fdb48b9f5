using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Tables;
using Spectre.Console;
using Table = Spectre.Console.Table;

namespace Mechanisms.Cli;

/// <summary>Consoles for tables and progress over the writers of a terminal.</summary>
internal static class Screen
{
    /// <summary>The console for answers.</summary>
    internal static IAnsiConsole ForOutput(Terminal terminal) => Create(terminal.Output, terminal.HasColors, isLive: false, terminal.Width);

    /// <summary>The console for progress.</summary>
    internal static IAnsiConsole ForProgress(Terminal terminal) => Create(terminal.Error, terminal.IsLive, terminal.IsLive, terminal.Width);

    /// <summary>A table of a report, for the screen.</summary>
    internal static Table TableOf(Reports.Tables.Table content)
    {
        Table table = new Table().Border(TableBorder.Simple);
        foreach (Column column in content.Columns)
        {
            TableColumn heading = new(Markup.Escape(column.Heading));
            table.AddColumn(column.Alignment == Alignment.End ? heading.RightAligned() : heading);
        }

        foreach (Sequence<Cell> row in content.Rows)
        {
            table.AddRow(row.Select((cell, column) => Markup.Escape(cell.Format(content.Columns[column].Format))).ToArray());
        }

        return table;
    }

    private static IAnsiConsole Create(TextWriter writer, bool hasColors, bool isLive, int width)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = hasColors ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = hasColors ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = isLive ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
