// Commands of the laboratory: each trains, measures or generates, and stands in a file of its own.
return args.FirstOrDefault() switch
{
    "stories" => Entente.Lab.StoryLab.Run(args[1..]),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: ./lab COMMAND …");
    return 2;
}
