using Mechanisms.SideBySide;

return new SideBySideCommand(Console.Out, Console.Error).Run(args);
