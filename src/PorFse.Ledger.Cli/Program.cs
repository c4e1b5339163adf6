using PorFse.Ledger.Cli;

return await Porfse.RunAsync(args);
